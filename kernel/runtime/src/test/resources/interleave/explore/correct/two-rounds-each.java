// Three threads add one twice each to an atomic number.
// Expected: Verified
final AtomicInteger count = new AtomicInteger();
explore(() -> {
  Thread a = new Thread(() -> {
    count.incrementAndGet();
    count.incrementAndGet();
  }, "a");
  Thread b = new Thread(() -> {
    count.incrementAndGet();
    count.incrementAndGet();
  }, "b");
  Thread c = new Thread(() -> {
    count.incrementAndGet();
    count.incrementAndGet();
  }, "c");
  a.start();
  b.start();
  c.start();
  a.join();
  b.join();
  c.join();
  if (count.get() != 6) throw new AssertionError(count);
});
