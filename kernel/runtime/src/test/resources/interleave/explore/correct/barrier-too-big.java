// A barrier waits for as many threads as there are.
// Expected: Verified
final CyclicBarrier barrier = new CyclicBarrier(2);
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
