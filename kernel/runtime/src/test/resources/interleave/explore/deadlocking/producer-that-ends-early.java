// The consumer waits for one item more than the producer puts.
// Expected: Deadlocked
explore(() -> {
  SharedQueue<Integer> queue = new SharedQueue<>(1);
  Proc producer = Proc.start("producer", () -> { queue.put(1); queue.put(2); });
  Proc consumer = Proc.start("consumer", () -> { queue.get(); queue.get(); queue.get(); });
  producer.join();
  consumer.join();
});
