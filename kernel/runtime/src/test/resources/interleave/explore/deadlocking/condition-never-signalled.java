// A condition is signalled on one way out only.
// Expected: Deadlocked
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
    if (loud) ready.signal();
    lock.unlock();
  }, "setter");
  waiter.start();
  setter.start();
  waiter.join();
  setter.join();
});
