// A latch opens when the first phase has ended.
// Expected: Verified
volatile int parts = 0;
volatile int sum = -1;
final CountDownLatch begun = new CountDownLatch(1);
explore(() -> {
  Thread worker = new Thread(() -> {
    parts = 5;
    begun.countDown();
  }, "worker");
  Thread adder = new Thread(() -> {
    try {
      begun.await();
      sum = parts;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "adder");
  worker.start();
  adder.start();
  worker.join();
  adder.join();
  if (sum != 5) throw new AssertionError(sum);
});
