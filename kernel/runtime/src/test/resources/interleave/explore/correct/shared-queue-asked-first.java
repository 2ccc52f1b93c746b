// Two consumers take an item if there is one.
// Expected: Verified
explore(() -> {
  SharedQueue<String> orders = new SharedQueue<>();
  SharedInt got = new SharedInt(0);
  orders.put("tea");
  Proc.Body eat = () -> { if (orders.poll(Duration.ZERO).isPresent()) got.getAndAdd(1); };
  Proc a = Proc.start("a", eat), b = Proc.start("b", eat);
  a.join();
  b.join();
  if (got.get() != 1) throw new AssertionError(got.get());
});
