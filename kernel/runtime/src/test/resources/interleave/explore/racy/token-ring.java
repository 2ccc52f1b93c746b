// Each thread passes a token on without waiting for it.
// Expected: Violated AssertionError
volatile int one = 1;
volatile int two = 0;
volatile int three = 0;
explore(() -> {
  Thread a = new Thread(() -> { two = one + 1; }, "a");
  Thread b = new Thread(() -> { three = two + 1; }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (three != 3) throw new AssertionError(three);
});
