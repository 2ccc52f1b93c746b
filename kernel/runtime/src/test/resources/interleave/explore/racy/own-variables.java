// A process counts in a variable of the notebook: its own copy of it.
// Expected: Violated AssertionError
int count = 0;
explore(() -> {
  Proc p = Proc.start("p", () -> { count++; });
  p.join();
  if (count != 1) throw new AssertionError(count);
});
