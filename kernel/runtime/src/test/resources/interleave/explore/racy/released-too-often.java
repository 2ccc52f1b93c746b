// A thread gives back a permit that it never had.
// Expected: Violated AssertionError
final Semaphore permits = new Semaphore(1);
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      permits.acquire();
      count++;
      permits.release();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    boolean mine = permits.tryAcquire();
    if (!mine) permits.release();
    if (mine) {
      count++;
      permits.release();
    }
  }, "b");
  Thread c = new Thread(() -> {
    try {
      permits.acquire();
      count++;
      permits.release();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "c");
  a.start();
  b.start();
  c.start();
  a.join();
  b.join();
  c.join();
  if (permits.availablePermits() > 1) throw new AssertionError(permits.availablePermits());
});
