// A latch waits for one more count than comes.
// Expected: Deadlocked
final CountDownLatch latch = new CountDownLatch(2);
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
