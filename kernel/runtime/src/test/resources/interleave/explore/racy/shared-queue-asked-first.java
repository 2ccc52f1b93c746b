// Two consumers ask whether there is an item and then take one at once.
// Expected: Violated QueueEmptyException
explore(() -> {
  SharedQueue<String> orders = new SharedQueue<>();
  orders.put("tea");
  Proc.Body eat = () -> { if (!orders.isEmpty()) orders.getNow(); };
  Proc a = Proc.start("a", eat), b = Proc.start("b", eat);
  a.join();
  b.join();
});
