// A thread gives back a permit only when it had one.
// Expected: Verified
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
    if (permits.tryAcquire()) {
      count++;
      permits.release();
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (permits.availablePermits() != 1) throw new AssertionError(permits.availablePermits());
});
