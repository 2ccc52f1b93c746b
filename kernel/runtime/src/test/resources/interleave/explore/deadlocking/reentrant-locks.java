// Two locks of the JDK are taken in opposite orders.
// Expected: Deadlocked
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
    left.lock();
    left.unlock();
    right.unlock();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
