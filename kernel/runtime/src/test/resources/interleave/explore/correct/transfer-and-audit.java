// A transfer and an audit exclude each other.
// Expected: Verified
int here = 50;
int there = 50;
int seen;
final Object bank = new Object();
explore(() -> {
  Thread clerk = new Thread(() -> {
    synchronized (bank) {
      here = here - 10;
      there = there + 10;
    }
  }, "clerk");
  Thread audit = new Thread(() -> { synchronized (bank) { seen = here + there; } }, "audit");
  clerk.start();
  audit.start();
  clerk.join();
  audit.join();
  if (seen != 100) throw new AssertionError(seen);
});
