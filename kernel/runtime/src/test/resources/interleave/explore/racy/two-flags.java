// Each thread raises its flag after it has looked at the other one's.
// Expected: Violated AssertionError
volatile boolean a = false;
volatile boolean b = false;
final AtomicInteger inside = new AtomicInteger();
volatile boolean together = false;
explore(() -> {
  Thread x = new Thread(() -> {
    if (!b) {
      a = true;
      if (inside.incrementAndGet() == 2) together = true;
      inside.decrementAndGet();
      a = false;
    }
  }, "x");
  Thread y = new Thread(() -> {
    if (!a) {
      b = true;
      if (inside.incrementAndGet() == 2) together = true;
      inside.decrementAndGet();
      b = false;
    }
  }, "y");
  x.start();
  y.start();
  x.join();
  y.join();
  if (together) throw new AssertionError("both inside");
});
