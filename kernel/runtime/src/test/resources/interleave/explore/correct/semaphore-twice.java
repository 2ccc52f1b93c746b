// Each thread takes its two permits at once.
// Expected: Verified
final Semaphore permits = new Semaphore(2);
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      permits.acquire(2);
      permits.release(2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      permits.acquire(2);
      permits.release(2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
