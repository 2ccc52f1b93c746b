// The producer says at the end that nothing more will come.
// Expected: Verified
explore(() -> {
  SharedQueue<Integer> queue = new SharedQueue<>(1);
  SharedInt sum = new SharedInt(0);
  Proc producer = Proc.start("producer", () -> { queue.put(1); queue.put(2); queue.put(-1); });
  Proc consumer = Proc.start("consumer", () -> {
    for (int n = queue.get(); n > 0; n = queue.get()) sum.set(sum.get() + n);
  });
  producer.join();
  consumer.join();
  if (sum.get() != 3) throw new AssertionError(sum.get());
});
