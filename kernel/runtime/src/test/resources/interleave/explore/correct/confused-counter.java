// Both numbers are counted up under a lock.
// Expected: Verified
int first = 0;
int second = 0;
boolean differ = false;
final Object lock = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (lock) {
      first++;
      second++;
      if (second == 2 && first != 2) differ = true;
    }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (lock) {
      first++;
      second++;
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (differ) throw new AssertionError(first);
});
