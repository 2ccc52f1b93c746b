// One of two threads sends before it waits.
// Expected: Verified
final BlockingQueue<Integer> toA = new ArrayBlockingQueue<>(1);
final BlockingQueue<Integer> toB = new ArrayBlockingQueue<>(1);
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      toB.put(1);
      toA.take();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "a");
  Thread b = new Thread(() -> {
    try {
      toB.take();
      toA.put(1);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
