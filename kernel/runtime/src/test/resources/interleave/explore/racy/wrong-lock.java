// Each thread locks, but not the same thing.
// Expected: Violated AssertionError
int count = 0;
final Object one = new Object();
final Object two = new Object();
explore(() -> {
  Thread a = new Thread(() -> { synchronized (one) { count++; } }, "a");
  Thread b = new Thread(() -> { synchronized (two) { count++; } }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
