// A stamp tells whether a value was another one in between.
// Expected: Verified
final AtomicStampedReference<String> top = new AtomicStampedReference<>("A", 0);
volatile boolean fooled = false;
explore(() -> {
  Thread slow = new Thread(() -> {
    int stamp = top.getStamp();
    String seen = top.getReference();
    if (top.compareAndSet(seen, "C", stamp, stamp + 1) && stamp == 0 && seen.equals("A") && top.getStamp() == 3) fooled = true;
  }, "slow");
  Thread fast = new Thread(() -> {
    top.set("B", 1);
    top.set("A", 2);
  }, "fast");
  slow.start();
  fast.start();
  slow.join();
  fast.join();
  if (fooled) throw new AssertionError("changed twice, and not noticed");
});
