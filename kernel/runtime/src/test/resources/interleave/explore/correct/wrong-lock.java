// Two threads enter two locks in the same order.
// Expected: Verified
int count = 0;
final Object one = new Object();
final Object two = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (one) {
      synchronized (two) { count++; }
    }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (one) {
      synchronized (two) { count++; }
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
