// The owner and a thief take the same last job of a queue.
// Expected: Violated AssertionError
volatile int jobs = 1;
final AtomicInteger done = new AtomicInteger();
explore(() -> {
  Thread owner = new Thread(() -> {
    if (jobs > 0) {
      jobs = jobs - 1;
      done.incrementAndGet();
    }
  }, "owner");
  Thread thief = new Thread(() -> {
    if (jobs > 0) {
      jobs = jobs - 1;
      done.incrementAndGet();
    }
  }, "thief");
  owner.start();
  thief.start();
  owner.join();
  thief.join();
  if (done.get() != 1) throw new AssertionError(done);
});
