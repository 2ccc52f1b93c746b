// Neither thread waits for the other one before it uses what that one wrote.
// Expected: Violated AssertionError
volatile int fromA = 0;
volatile int fromB = 0;
volatile int sum = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    fromA = 1;
    sum = fromA + fromB;
  }, "a");
  Thread b = new Thread(() -> { fromB = 2; }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (sum != 3) throw new AssertionError(sum);
});
