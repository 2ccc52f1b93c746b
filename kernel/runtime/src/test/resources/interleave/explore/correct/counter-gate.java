// Only one thread gets the first number.
// Expected: Verified
final AtomicInteger counter = new AtomicInteger();
final AtomicInteger passed = new AtomicInteger();
explore(() -> {
  Thread a = new Thread(() -> {
    if (counter.incrementAndGet() == 1) passed.incrementAndGet();
  }, "a");
  Thread b = new Thread(() -> {
    if (counter.incrementAndGet() == 1) passed.incrementAndGet();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (passed.get() != 1) throw new AssertionError(passed);
});
