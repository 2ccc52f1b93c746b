// Each of two threads takes one of two permits and waits for a second one.
// Expected: Deadlocked
final Semaphore permits = new Semaphore(2);
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      permits.acquire();
      permits.acquire();
      permits.release(2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      permits.acquire();
      permits.acquire();
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
