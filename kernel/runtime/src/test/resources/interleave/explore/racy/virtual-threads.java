// A lost update between virtual threads.
// Expected: Violated AssertionError
int count = 0;
explore(() -> {
  Thread a = Thread.startVirtualThread(() -> count++);
  Thread b = Thread.startVirtualThread(() -> count++);
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
