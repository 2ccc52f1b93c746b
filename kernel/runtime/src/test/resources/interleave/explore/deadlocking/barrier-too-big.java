// A barrier waits for one thread more than there are.
// Expected: Deadlocked
final CyclicBarrier barrier = new CyclicBarrier(3);
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
