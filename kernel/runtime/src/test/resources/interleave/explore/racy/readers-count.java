// The number of readers is counted without a lock, so a writer comes in.
// Expected: Violated AssertionError
volatile int readers = 0;
volatile boolean wrong = false;
volatile boolean writing = false;
explore(() -> {
  Thread reader = new Thread(() -> {
    if (!writing) {
      readers++;
      wrong |= writing;
      readers--;
    }
  }, "reader");
  Thread writer = new Thread(() -> {
    if (readers == 0) {
      writing = true;
      writing = false;
    }
  }, "writer");
  reader.start();
  writer.start();
  reader.join();
  writer.join();
  if (wrong) throw new AssertionError("read while written");
});
