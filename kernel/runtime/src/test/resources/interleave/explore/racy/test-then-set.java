// A lock made of a flag that is tested in one step and set in another.
// Expected: Violated AssertionError
volatile boolean taken = false;
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    while (taken) {}
    taken = true;
    count++;
    taken = false;
  }, "a");
  Thread b = new Thread(() -> {
    while (taken) {}
    taken = true;
    count++;
    taken = false;
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
