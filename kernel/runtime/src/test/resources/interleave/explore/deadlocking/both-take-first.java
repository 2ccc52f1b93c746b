// Two threads each wait for what the other one sends afterwards.
// Expected: Deadlocked
final BlockingQueue<Integer> toA = new ArrayBlockingQueue<>(1);
final BlockingQueue<Integer> toB = new ArrayBlockingQueue<>(1);
explore(() -> {
  Thread a = new Thread(() -> {
    try {
      toA.take();
      toB.put(1);
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
