// A thread gives back a lock that another one holds.
// Expected: Violated IllegalMonitorStateException
final ReentrantLock lock = new ReentrantLock();
explore(() -> {
  Thread a = new Thread(() -> {
    lock.lock();
    lock.unlock();
  }, "a");
  Thread b = new Thread(() -> { lock.unlock(); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
