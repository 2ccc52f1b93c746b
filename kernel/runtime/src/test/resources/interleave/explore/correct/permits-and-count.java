// The permits are their own count.
// Expected: Verified
final Semaphore fireballs = new Semaphore(0);
int count = 0;
int thrown = 0;
explore(() -> {
  Thread giver = new Thread(() -> {
    fireballs.release();
    fireballs.release();
  }, "giver");
  Thread first = new Thread(() -> {
    if (fireballs.tryAcquire()) synchronized (fireballs) { thrown++; }
  }, "first");
  Thread second = new Thread(() -> {
    if (fireballs.tryAcquire()) synchronized (fireballs) { thrown++; }
  }, "second");
  giver.start();
  first.start();
  second.start();
  giver.join();
  first.join();
  second.join();
  if (thrown + fireballs.availablePermits() != 2) throw new AssertionError(thrown);
});
