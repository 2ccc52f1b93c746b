// Two threads append to a queue of the JDK.
// Expected: Verified
final Queue<Integer> queue = new ArrayBlockingQueue<>(2);
explore(() -> {
  Thread a = new Thread(() -> { queue.offer(1); }, "a");
  Thread b = new Thread(() -> { queue.offer(2); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (queue.size() != 2) throw new AssertionError(queue);
});
