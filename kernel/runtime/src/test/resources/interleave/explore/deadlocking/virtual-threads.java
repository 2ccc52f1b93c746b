// Two virtual threads take two locks in opposite orders.
// Expected: Deadlocked
final Object left = new Object();
final Object right = new Object();
explore(() -> {
  Thread a = Thread.startVirtualThread(() -> {
    synchronized (left) {
      synchronized (right) {}
    }
  });
  Thread b = Thread.startVirtualThread(() -> {
    synchronized (right) {
      synchronized (left) {}
    }
  });
  a.join();
  b.join();
});
