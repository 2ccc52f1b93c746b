// The lock guards the look and the change together.
// Expected: Verified
int count = 0;
final Object lock = new Object();
void add() {
  synchronized (lock) {
    int seen = count;
    count = seen + 1;
  }
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
