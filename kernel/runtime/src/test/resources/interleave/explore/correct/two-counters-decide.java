// One flag under a lock decides who goes in, and the other thread waits for it.
// Expected: Verified
int darkness = 0;
int inside = 0;
boolean both = false;
final Object lock = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      synchronized (lock) {
        while (darkness == 1) lock.wait();
        darkness = 1;
      }
      inside++;
      both |= inside > 1;
      inside--;
      synchronized (lock) {
        darkness = 0;
        lock.notifyAll();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      synchronized (lock) {
        while (darkness == 1) lock.wait();
        darkness = 1;
      }
      inside++;
      both |= inside > 1;
      inside--;
      synchronized (lock) {
        darkness = 0;
        lock.notifyAll();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (both) throw new AssertionError("both inside");
});
