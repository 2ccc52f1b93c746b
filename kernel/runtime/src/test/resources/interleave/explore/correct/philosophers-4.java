// Four philosophers, of whom the last takes the forks in the other order.
// Expected: Verified
final Object[] forks = {new Object(), new Object(), new Object(), new Object()};
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
      synchronized (forks[3]) {}
    }
  }, "p2");
  Thread p3 = new Thread(() -> {
    synchronized (forks[0]) {
      synchronized (forks[3]) {}
    }
  }, "p3");
  p0.start();
  p1.start();
  p2.start();
  p3.start();
  p0.join();
  p1.join();
  p2.join();
  p3.join();
});
