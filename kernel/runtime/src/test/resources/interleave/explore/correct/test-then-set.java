// A spin lock that tests and sets in one step.
// Expected: Verified
final AtomicBoolean taken = new AtomicBoolean();
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    while (!taken.compareAndSet(false, true)) {}
    count++;
    taken.set(false);
  }, "a");
  Thread b = new Thread(() -> {
    while (!taken.compareAndSet(false, true)) {}
    count++;
    taken.set(false);
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
