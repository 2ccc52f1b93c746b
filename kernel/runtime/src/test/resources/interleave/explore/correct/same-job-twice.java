// Two workers take their jobs from one ArrayDeque, each under its lock.
// Expected: Verified
final Deque<String> jobs = new ArrayDeque<>(List.of("wash", "dry"));
final AtomicInteger washed = new AtomicInteger();
explore(() -> {
  Runnable work = () -> {
    String job;
    synchronized (jobs) {
      job = jobs.poll();
    }
    if ("wash".equals(job)) washed.incrementAndGet();
  };
  Thread ann = new Thread(work, "ann");
  Thread bob = new Thread(work, "bob");
  ann.start();
  bob.start();
  ann.join();
  bob.join();
  if (washed.get() != 1) throw new AssertionError(washed);
});
