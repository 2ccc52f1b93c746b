// Two threads take two locks in opposite orders.
// Expected: Deadlocked
final Object left = new Object();
final Object right = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (left) {
      synchronized (right) {}
    }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (right) {
      synchronized (left) {}
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
