// The last job is taken by a compare-and-set.
// Expected: Verified
final AtomicInteger jobs = new AtomicInteger(1);
final AtomicInteger done = new AtomicInteger();
explore(() -> {
  Thread owner = new Thread(() -> { if (jobs.compareAndSet(1, 0)) done.incrementAndGet(); }, "owner");
  Thread thief = new Thread(() -> { if (jobs.compareAndSet(1, 0)) done.incrementAndGet(); }, "thief");
  owner.start();
  thief.start();
  owner.join();
  thief.join();
  if (done.get() != 1) throw new AssertionError(done);
});
