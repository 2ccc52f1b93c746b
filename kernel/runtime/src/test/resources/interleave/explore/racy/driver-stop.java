// A driver is stopped between the moment a call finds it running and the moment it is counted.
// Expected: Violated AssertionError
volatile boolean stopping = false;
volatile boolean stopped = false;
final AtomicInteger calls = new AtomicInteger(1);
volatile boolean late = false;
explore(() -> {
  Thread call = new Thread(() -> {
    if (!stopping) {
      calls.incrementAndGet();
      late = stopped;
      if (calls.decrementAndGet() == 0) stopped = true;
    }
  }, "call");
  Thread stop = new Thread(() -> {
    stopping = true;
    if (calls.decrementAndGet() == 0) stopped = true;
  }, "stop");
  call.start();
  stop.start();
  call.join();
  stop.join();
  if (late) throw new AssertionError("used after the stop");
});
