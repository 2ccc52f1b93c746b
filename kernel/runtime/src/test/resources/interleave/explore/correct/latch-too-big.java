// A latch waits for as many counts as come.
// Expected: Verified
final CountDownLatch latch = new CountDownLatch(1);
explore(() -> {
  Thread worker = new Thread(() -> { latch.countDown(); }, "worker");
  Thread boss = new Thread(() -> {
    try {
      latch.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "boss");
  worker.start();
  boss.start();
  worker.join();
  boss.join();
});
