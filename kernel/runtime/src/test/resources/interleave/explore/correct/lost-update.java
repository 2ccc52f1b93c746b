// Two threads add one to a number under a lock.
// Expected: Verified
int count = 0;
final Object lock = new Object();
explore(() -> {
  Thread a = new Thread(() -> { synchronized (lock) { count++; } }, "a");
  Thread b = new Thread(() -> { synchronized (lock) { count++; } }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
