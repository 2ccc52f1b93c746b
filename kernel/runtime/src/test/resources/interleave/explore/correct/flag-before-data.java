// A flag says that data is there when it is.
// Expected: Verified
volatile boolean ready = false;
volatile int data = 0;
volatile int seen = -1;
explore(() -> {
  Thread sender = new Thread(() -> {
    data = 42;
    ready = true;
  }, "sender");
  Thread receiver = new Thread(() -> {
    while (!ready) {}
    seen = data;
  }, "receiver");
  sender.start();
  receiver.start();
  sender.join();
  receiver.join();
  if (seen != 42) throw new AssertionError(seen);
});
