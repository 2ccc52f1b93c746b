// Two numbers that belong together are written under one lock.
// Expected: Verified
int first = 0;
int second = 0;
final Object one = new Object();
final Object two = new Object();
boolean torn = false;
explore(() -> {
  Thread writer = new Thread(() -> {
    synchronized (one) {
      first = 1;
      second = 2;
    }
  }, "writer");
  Thread reader = new Thread(() -> { synchronized (one) { torn = first == 1 && second == 0; } }, "reader");
  writer.start();
  reader.start();
  writer.join();
  reader.join();
  if (torn) throw new AssertionError("first without second");
});
