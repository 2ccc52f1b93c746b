// Two readers want to become writers and keep their read locks.
// Expected: Deadlocked
final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
explore(() -> {
  Thread a = new Thread(() -> {
    lock.readLock().lock();
    lock.writeLock().lock();
    lock.writeLock().unlock();
    lock.readLock().unlock();
  }, "a");
  Thread b = new Thread(() -> {
    lock.readLock().lock();
    lock.writeLock().lock();
    lock.writeLock().unlock();
    lock.readLock().unlock();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
