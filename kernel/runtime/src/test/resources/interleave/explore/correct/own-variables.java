// A process counts in a number that is shared.
// Expected: Verified
int count = 0;
explore(() -> {
  SharedInt shared = new SharedInt(0);
  Proc p = Proc.start("p", () -> { count++; shared.getAndAdd(count); });
  p.join();
  if (count != 0 || shared.get() != 1) throw new AssertionError(count);
});
