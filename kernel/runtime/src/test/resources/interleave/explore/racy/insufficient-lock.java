// The lock guards the look and the change, but not both together.
// Expected: Violated AssertionError
int count = 0;
final Object lock = new Object();
void add() {
  int seen;
  synchronized (lock) { seen = count; }
  synchronized (lock) { count = seen + 1; }
}
explore(() -> {
  Thread a = new Thread(() -> {
    add();
  }, "a");
  Thread b = new Thread(() -> {
    add();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
