// A thread that does not get a lock at once waits for it.
// Expected: Verified
final ReentrantLock lock = new ReentrantLock();
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    if (!lock.tryLock()) lock.lock();
    count++;
    lock.unlock();
  }, "a");
  Thread b = new Thread(() -> {
    if (!lock.tryLock()) lock.lock();
    count++;
    lock.unlock();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
