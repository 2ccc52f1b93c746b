// Each thread raises its flag before it looks at the other one's.
// Expected: Verified
volatile boolean a = false;
volatile boolean b = false;
final AtomicInteger inside = new AtomicInteger();
volatile boolean together = false;
explore(() -> {
  Thread x = new Thread(() -> {
    a = true;
    if (!b) {
      if (inside.incrementAndGet() == 2) together = true;
      inside.decrementAndGet();
    }
    a = false;
  }, "x");
  Thread y = new Thread(() -> {
    b = true;
    if (!a) {
      if (inside.incrementAndGet() == 2) together = true;
      inside.decrementAndGet();
    }
    b = false;
  }, "y");
  x.start();
  y.start();
  x.join();
  y.join();
  if (together) throw new AssertionError("both inside");
});
