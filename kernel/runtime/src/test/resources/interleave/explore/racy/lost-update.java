// Two threads add one to a number that nothing protects.
// Expected: Violated AssertionError
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> { count++; }, "a");
  Thread b = new Thread(() -> { count++; }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
