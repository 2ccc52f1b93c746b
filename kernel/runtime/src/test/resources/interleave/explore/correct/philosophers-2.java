// Two philosophers, of whom the last takes the forks in the other order.
// Expected: Verified
final Object[] forks = {new Object(), new Object()};
void eat(int first, int second) {
  synchronized (forks[first]) {
    synchronized (forks[second]) {}
  }
}
explore(() -> {
  Thread p0 = new Thread(() -> { eat(0, 1); }, "p0");
  Thread p1 = new Thread(() -> { eat(0, 1); }, "p1");
  p0.start();
  p1.start();
  p0.join();
  p1.join();
});
