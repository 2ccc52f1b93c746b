// An exception in another thread that nobody looks at.
// Expected: Violated NullPointerException
volatile int[] data = null;
explore(() -> {
  Thread writer = new Thread(() -> { data = new int[1]; }, "writer");
  Thread reader = new Thread(() -> { data[0] = 1; }, "reader");
  writer.start();
  reader.start();
  writer.join();
  reader.join();
});
