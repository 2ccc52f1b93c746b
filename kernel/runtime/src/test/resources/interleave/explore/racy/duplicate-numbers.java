// Two threads draw the same number.
// Expected: Violated AssertionError
int next = 0;
final int[] drawn = new int[2];
explore(() -> {
  Thread a = new Thread(() -> { drawn[0] = next++; }, "a");
  Thread b = new Thread(() -> { drawn[1] = next++; }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (drawn[0] == drawn[1]) throw new AssertionError(drawn[0]);
});
