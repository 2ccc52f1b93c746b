// A number is counted up in two places that are thought to agree.
// Expected: Violated AssertionError
volatile int first = 0;
volatile int second = 0;
volatile boolean differ = false;
explore(() -> {
  Thread a = new Thread(() -> {
    first++;
    second++;
    if (second == 2 && first != 2) differ = true;
  }, "a");
  Thread b = new Thread(() -> {
    first++;
    second++;
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (differ) throw new AssertionError(first);
});
