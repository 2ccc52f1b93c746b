// Two people look at a balance of 100 and both take 70.
// Expected: Violated AssertionError
int balance = 100;
explore(() -> {
  Thread ann = new Thread(() -> { if (balance >= 70) balance -= 70; }, "ann");
  Thread bob = new Thread(() -> { if (balance >= 70) balance -= 70; }, "bob");
  ann.start();
  bob.start();
  ann.join();
  bob.join();
  if (balance < 0) throw new AssertionError(balance);
});
