// Five philosophers, of whom the last takes the forks in the other order.
// Expected: Verified
final Object[] forks = {new Object(), new Object(), new Object(), new Object(), new Object()};
void eat(int first, int second) {
  synchronized (forks[first]) {
    synchronized (forks[second]) {}
  }
}
explore(() -> {
  Thread p0 = new Thread(() -> { eat(0, 1); }, "p0");
  Thread p1 = new Thread(() -> { eat(1, 2); }, "p1");
  Thread p2 = new Thread(() -> { eat(2, 3); }, "p2");
  Thread p3 = new Thread(() -> { eat(3, 4); }, "p3");
  Thread p4 = new Thread(() -> { eat(0, 4); }, "p4");
  p0.start();
  p1.start();
  p2.start();
  p3.start();
  p4.start();
  p0.join();
  p1.join();
  p2.join();
  p3.join();
  p4.join();
});
