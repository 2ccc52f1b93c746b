// Two workers take their jobs from one ArrayDeque.
// Expected: Violated AssertionError
final Deque<String> jobs = new ArrayDeque<>(List.of("wash", "dry"));
final AtomicInteger washed = new AtomicInteger();
explore(() -> {
  Thread ann = new Thread(() -> {
    if ("wash".equals(jobs.poll())) washed.incrementAndGet();
  }, "ann");
  Thread bob = new Thread(() -> {
    if ("wash".equals(jobs.poll())) washed.incrementAndGet();
  }, "bob");
  ann.start();
  bob.start();
  ann.join();
  bob.join();
  if (washed.get() != 1) throw new AssertionError(washed);
});
