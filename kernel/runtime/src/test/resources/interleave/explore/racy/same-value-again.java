// A compare-and-set sees the value it expects, although it was another one in between.
// Expected: Violated AssertionError
final AtomicReference<String> top = new AtomicReference<>("A");
volatile boolean fooled = false;
volatile int changes = 0;
explore(() -> {
  Thread slow = new Thread(() -> {
    try {
      int before = changes;
      String seen = top.get();
      if (top.compareAndSet(seen, "C") && changes != before) fooled = true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "slow");
  Thread fast = new Thread(() -> {
    changes = 1;
    top.set("B");
    changes = 2;
    top.set("A");
  }, "fast");
  slow.start();
  fast.start();
  slow.join();
  fast.join();
  if (fooled) throw new AssertionError("changed twice, and not noticed");
});
