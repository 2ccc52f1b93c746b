// Of three threads one takes another lock than the others.
// Expected: Violated AssertionError
int count = 0;
final Object one = new Object();
final Object two = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (one) { count++; }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (one) { count++; }
  }, "b");
  Thread c = new Thread(() -> {
    synchronized (two) { count++; }
  }, "c");
  a.start();
  b.start();
  c.start();
  a.join();
  b.join();
  c.join();
  if (count != 3) throw new AssertionError(count);
});
