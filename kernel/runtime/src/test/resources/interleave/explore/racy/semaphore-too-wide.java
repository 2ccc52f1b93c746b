// A semaphore with two permits lets two threads in.
// Expected: Violated AssertionError
final Semaphore permits = new Semaphore(2);
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
    try {
      permits.acquire();
      count++;
      permits.release();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
