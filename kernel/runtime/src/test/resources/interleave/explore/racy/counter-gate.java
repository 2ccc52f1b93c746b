// Two threads that count up pass a gate that only one of them should find open.
// Expected: Violated AssertionError
volatile int counter = 0;
final AtomicInteger passed = new AtomicInteger();
explore(() -> {
  Thread a = new Thread(() -> {
    counter++;
    if (counter == 1) passed.incrementAndGet();
  }, "a");
  Thread b = new Thread(() -> {
    counter++;
    if (counter == 1) passed.incrementAndGet();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (passed.get() == 2) throw new AssertionError("both passed");
});
