// Each call on an atomic number is atomic, but not two of them.
// Expected: Violated AssertionError
final AtomicInteger count = new AtomicInteger();
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      count.set(count.get() + 1);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      count.set(count.get() + 1);
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
