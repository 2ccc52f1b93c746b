// A thread that does not get the second lock gives the first one back.
// Expected: Verified
final ReentrantLock left = new ReentrantLock();
final ReentrantLock right = new ReentrantLock();
explore(() -> {
  Thread a = new Thread(() -> {
    left.lock();
    right.lock();
    right.unlock();
    left.unlock();
  }, "a");
  Thread b = new Thread(() -> {
    right.lock();
    if (left.tryLock()) left.unlock();
    right.unlock();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
