// A consumer takes as many as a producer puts.
// Expected: Verified
final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
explore(() -> {
  Thread producer = new Thread(() -> {
    try {
      queue.put(1);
      queue.put(2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "producer");
  Thread consumer = new Thread(() -> {
    try {
      queue.take();
      queue.take();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "consumer");
  producer.start();
  consumer.start();
  producer.join();
  consumer.join();
});
