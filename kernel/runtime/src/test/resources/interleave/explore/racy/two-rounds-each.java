// Three threads add one twice each; as few as two of the six may be left.
// Expected: Violated AssertionError
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> { for (int i = 0; i < 2; i++) count++; }, "a");
  Thread b = new Thread(() -> { for (int i = 0; i < 2; i++) count++; }, "b");
  Thread c = new Thread(() -> { for (int i = 0; i < 2; i++) count++; }, "c");
  a.start();
  b.start();
  c.start();
  a.join();
  b.join();
  c.join();
  if (count == 2) throw new AssertionError(count);
});
