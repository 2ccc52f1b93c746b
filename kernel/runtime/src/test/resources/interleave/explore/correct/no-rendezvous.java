// Each thread announces itself and waits for the other one.
// Expected: Verified
volatile int fromA = 0;
volatile int fromB = 0;
volatile int sum = 0;
final Semaphore aHere = new Semaphore(0);
final Semaphore bHere = new Semaphore(0);
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      fromA = 1;
      aHere.release();
      bHere.acquire();
      sum = fromA + fromB;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      fromB = 2;
      bHere.release();
      aHere.acquire();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (sum != 3) throw new AssertionError(sum);
});
