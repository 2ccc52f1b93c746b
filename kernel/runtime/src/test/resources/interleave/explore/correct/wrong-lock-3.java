// Three threads take one lock.
// Expected: Verified
int count = 0;
final Object one = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (one) { count++; }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (one) { count++; }
  }, "b");
  Thread c = new Thread(() -> {
    synchronized (one) { count++; }
  }, "c");
  a.start();
  b.start();
  c.start();
  a.join();
  b.join();
  c.join();
  if (count != 3) throw new AssertionError(count);
});
