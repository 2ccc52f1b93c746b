// Two transfers lock the rows of a bank by their number; the sum stays.
// Expected: Verified
explore(() -> {
  RowLocks rows = new RowLocks(2);
  SharedArray money = SharedArray.of(5, 5);
  Proc a = Proc.start("a", () -> {
    try (Held h = rows.row(0); Held i = rows.row(1)) {
      money.set(0, money.get(0) - 1);
      money.set(1, money.get(1) + 1);
    }
  });
  Proc b = Proc.start("b", () -> {
    try (Held h = rows.row(0); Held i = rows.row(1)) {
      money.set(1, money.get(1) - 2);
      money.set(0, money.get(0) + 2);
    }
  });
  a.join();
  b.join();
  if (money.get(0) != 6 || money.get(1) != 4) throw new AssertionError();
});
