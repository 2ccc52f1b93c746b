// Numbers are drawn from an atomic one.
// Expected: Verified
final AtomicLong next = new AtomicLong();
final long[] drawn = new long[2];
explore(() -> {
  Thread a = new Thread(() -> { drawn[0] = next.getAndIncrement(); }, "a");
  Thread b = new Thread(() -> { drawn[1] = next.getAndIncrement(); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (drawn[0] == drawn[1]) throw new AssertionError(drawn[0]);
});
