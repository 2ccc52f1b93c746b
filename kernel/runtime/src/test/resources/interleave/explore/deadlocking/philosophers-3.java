// Three philosophers each take the fork on the left, then that on the right.
// Expected: Deadlocked
final Object[] forks = {new Object(), new Object(), new Object()};
explore(() -> {
  Thread p0 = new Thread(() -> {
    synchronized (forks[0]) {
      synchronized (forks[1]) {}
    }
  }, "p0");
  Thread p1 = new Thread(() -> {
    synchronized (forks[1]) {
      synchronized (forks[2]) {}
    }
  }, "p1");
  Thread p2 = new Thread(() -> {
    synchronized (forks[2]) {
      synchronized (forks[0]) {}
    }
  }, "p2");
  p0.start();
  p1.start();
  p2.start();
  p0.join();
  p1.join();
  p2.join();
});
