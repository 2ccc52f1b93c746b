// A call first counts itself, then looks whether the driver is stopping.
// Expected: Verified
volatile boolean stopping = false;
volatile boolean stopped = false;
final AtomicInteger calls = new AtomicInteger(1);
volatile boolean late = false;
explore(() -> {
  Thread call = new Thread(() -> {
    calls.incrementAndGet();
    if (!stopping) late = stopped;
    if (calls.decrementAndGet() == 0) stopped = true;
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
