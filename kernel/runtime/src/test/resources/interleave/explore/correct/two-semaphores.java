// Two semaphores are taken in the same order.
// Expected: Verified
final Semaphore pen = new Semaphore(1);
final Semaphore ink = new Semaphore(1);
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      pen.acquire();
      ink.acquire();
      ink.release();
      pen.release();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      pen.acquire();
      ink.acquire();
      ink.release();
      pen.release();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
