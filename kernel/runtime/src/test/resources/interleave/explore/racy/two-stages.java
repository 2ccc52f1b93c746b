// Two numbers that belong together are each written under a lock of its own.
// Expected: Violated AssertionError
int first = 0;
int second = 0;
final Object one = new Object();
final Object two = new Object();
boolean torn = false;
explore(() -> {
  Thread writer = new Thread(() -> {
    synchronized (one) { first = 1; }
    synchronized (two) { second = 2; }
  }, "writer");
  Thread reader = new Thread(() -> {
    int a;
    int b;
    synchronized (one) { a = first; }
    synchronized (two) { b = second; }
    torn = a == 1 && b == 0;
  }, "reader");
  writer.start();
  reader.start();
  writer.join();
  reader.join();
  if (torn) throw new AssertionError("first without second");
});
