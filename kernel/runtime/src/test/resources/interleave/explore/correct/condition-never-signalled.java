// A condition is signalled whenever it becomes true.
// Expected: Verified
final ReentrantLock lock = new ReentrantLock();
final Condition ready = lock.newCondition();
boolean isReady = false;
volatile boolean loud = false;
explore(() -> {
  Thread waiter = new Thread(() -> {
    try {
      lock.lock();
      while (!isReady) ready.await();
      lock.unlock();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "waiter");
  Thread setter = new Thread(() -> {
    lock.lock();
    isReady = true;
    ready.signal();
    lock.unlock();
  }, "setter");
  waiter.start();
  setter.start();
  waiter.join();
  setter.join();
});
