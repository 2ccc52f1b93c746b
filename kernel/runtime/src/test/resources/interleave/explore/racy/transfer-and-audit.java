// An audit between the two halves of a transfer misses money.
// Expected: Violated AssertionError
volatile int here = 50;
volatile int there = 50;
int seen;
explore(() -> {
  Thread clerk = new Thread(() -> {
    here = here - 10;
    there = there + 10;
  }, "clerk");
  Thread audit = new Thread(() -> { seen = here + there; }, "audit");
  clerk.start();
  audit.start();
  clerk.join();
  audit.join();
  if (seen != 100) throw new AssertionError(seen);
});
