// A thread that has to look first is waited for.
// Expected: Verified
boolean early = false;
int sum = 0;
final Object lock = new Object();
explore(() -> {
  Thread a = new Thread(() -> { synchronized (lock) { sum += 1; } }, "a");
  Thread b = new Thread(() -> { synchronized (lock) { sum += 2; } }, "b");
  Thread c = new Thread(() -> { synchronized (lock) { early = sum < 3; } }, "c");
  c.start();
  a.start();
  c.join();
  b.start();
  a.join();
  b.join();
  if (!early) throw new AssertionError(sum);
});
