// Two processes sell the tickets that they share, and look before they sell.
// Expected: Violated AssertionError
explore(() -> {
  SharedInt tickets = new SharedInt("tickets", 1);
  Proc.Body sell = () -> { if (tickets.get() > 0) tickets.set(tickets.get() - 1); };
  Proc a = Proc.start("a", sell), b = Proc.start("b", sell);
  a.join();
  b.join();
  if (tickets.get() < 0) throw new AssertionError(tickets.get());
});
