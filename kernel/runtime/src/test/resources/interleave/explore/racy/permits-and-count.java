// Permits and a count of them are kept apart: the count says two, and one permit is left.
// Expected: Violated AssertionError
final Semaphore fireballs = new Semaphore(0);
int count = 0;
int thrown = 0;
explore(() -> {
  Thread giver = new Thread(() -> {
    count++;
    fireballs.release();
    count++;
    fireballs.release();
  }, "giver");
  Thread first = new Thread(() -> {
    if (count > 0 && fireballs.tryAcquire()) count--;
  }, "first");
  Thread second = new Thread(() -> {
    if (count > 0 && fireballs.tryAcquire()) count--;
  }, "second");
  giver.start();
  first.start();
  second.start();
  giver.join();
  first.join();
  second.join();
  if (count != fireballs.availablePermits()) throw new AssertionError(count);
});
