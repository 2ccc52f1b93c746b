// A flag says that data is there before it is.
// Expected: Violated AssertionError
volatile boolean ready = false;
volatile int data = 0;
volatile int seen = -1;
explore(() -> {
  Thread sender = new Thread(() -> {
    ready = true;
    data = 42;
  }, "sender");
  Thread receiver = new Thread(() -> { if (ready) seen = data; }, "receiver");
  sender.start();
  receiver.start();
  sender.join();
  receiver.join();
  if (seen == 0) throw new AssertionError(seen);
});
