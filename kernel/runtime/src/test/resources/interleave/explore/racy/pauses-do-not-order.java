// A pause is no way to wait for another thread.
// Expected: Violated AssertionError
volatile int data = 0;
volatile int seen = -1;
explore(() -> {
  Thread writer = new Thread(() -> {
    Thread.yield();
    data = 1;
  }, "writer");
  Thread reader = new Thread(() -> {
    Thread.yield();
    Thread.yield();
    seen = data;
  }, "reader");
  writer.start();
  reader.start();
  writer.join();
  reader.join();
  if (seen != 1) throw new AssertionError(seen);
});
