// Two threads take two locks in the same order.
// Expected: Verified
final Object left = new Object();
final Object right = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (left) {
      synchronized (right) {}
    }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (left) {
      synchronized (right) {}
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
