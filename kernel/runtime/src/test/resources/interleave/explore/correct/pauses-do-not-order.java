// Waiting for the end of a thread orders what it did before what comes then.
// Expected: Verified
volatile int data = 0;
volatile int seen = -1;
explore(() -> {
  Thread writer = new Thread(() -> data = 1, "writer");
  writer.start();
  writer.join();
  seen = data;
  if (seen != 1) throw new AssertionError(seen);
});
