// A reader that waits for the data.
// Expected: Verified
volatile int[] data = null;
explore(() -> {
  Thread writer = new Thread(() -> { data = new int[1]; }, "writer");
  Thread reader = new Thread(() -> {
    while (data == null) {}
    data[0] = 1;
  }, "reader");
  writer.start();
  reader.start();
  writer.join();
  reader.join();
});
