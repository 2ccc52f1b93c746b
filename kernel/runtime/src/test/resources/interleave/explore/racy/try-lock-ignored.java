// A thread that did not get a lock goes on all the same.
// Expected: Violated AssertionError
final ReentrantLock lock = new ReentrantLock();
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    boolean mine = lock.tryLock();
    count++;
    if (mine) lock.unlock();
  }, "a");
  Thread b = new Thread(() -> {
    boolean mine = lock.tryLock();
    count++;
    if (mine) lock.unlock();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
