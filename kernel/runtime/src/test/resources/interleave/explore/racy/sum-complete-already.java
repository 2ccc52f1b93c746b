// A thread that thinks it looks first finds the sum complete.
// Expected: Violated AssertionError
boolean early = false;
int sum = 0;
final Object lock = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (lock) { sum += 1; }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (lock) { sum += 2; }
  }, "b");
  Thread c = new Thread(() -> {
    synchronized (lock) { early = sum < 3; }
  }, "c");
  a.start();
  b.start();
  c.start();
  a.join();
  b.join();
  c.join();
  if (!early) throw new AssertionError(sum);
});
