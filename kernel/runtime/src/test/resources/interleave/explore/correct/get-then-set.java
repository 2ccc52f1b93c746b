// Two threads try until their compare-and-set succeeds.
// Expected: Verified
final AtomicInteger count = new AtomicInteger();
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      int seen;
      do {
        seen = count.get();
      } while (!count.compareAndSet(seen, seen + 1));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      int seen;
      do {
        seen = count.get();
      } while (!count.compareAndSet(seen, seen + 1));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count.get() != 2) throw new AssertionError(count);
});
