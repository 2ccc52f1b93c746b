// Two philosophers each take the fork on the left, then that on the right.
// Expected: Deadlocked
final Object[] forks = {new Object(), new Object()};
void eat(int first, int second) {
  synchronized (forks[first]) {
    synchronized (forks[second]) {}
  }
}
explore(() -> {
  Thread p0 = new Thread(() -> { eat(0, 1); }, "p0");
  Thread p1 = new Thread(() -> { eat(1, 0); }, "p1");
  p0.start();
  p1.start();
  p0.join();
  p1.join();
});
