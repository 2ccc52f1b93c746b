// Two conditions, and who was signalled does not look again: another consumer was quicker.
// Expected: Violated AssertionError
int items = 0;
int fewest = 0;
final ReentrantLock lock = new ReentrantLock();
final Condition notEmpty = lock.newCondition();
final Condition notFull = lock.newCondition();
void put() throws InterruptedException {
  lock.lock();
  try {
    if (items == 1) notFull.await();
    items++;
    notEmpty.signal();
  } finally {
    lock.unlock();
  }
}
void take() throws InterruptedException {
  lock.lock();
  try {
    if (items == 0) notEmpty.await();
    items--;
    fewest = Math.min(fewest, items);
    notFull.signal();
  } finally {
    lock.unlock();
  }
}
explore(() -> {
  Thread c1 = new Thread(() -> {
    try {
      take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "c1");
  Thread c2 = new Thread(() -> {
    try {
      take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "c2");
  Thread p = new Thread(() -> {
    try {
      put();
      put();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "p");
  c1.start();
  c2.start();
  p.start();
  c1.join();
  c2.join();
  p.join();
  if (fewest < 0) throw new AssertionError(fewest);
});
