// Two transfers lock the same two rows in opposite orders.
// Expected: Deadlocked
explore(() -> {
  RowLocks rows = new RowLocks(2);
  Proc a = Proc.start("a", () -> { try (Held h = rows.row(0); Held i = rows.row(1)) {} });
  Proc b = Proc.start("b", () -> { try (Held h = rows.row(1); Held i = rows.row(0)) {} });
  a.join();
  b.join();
});
