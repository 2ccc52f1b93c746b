// A reader gives its read lock back before it becomes a writer.
// Expected: Verified
final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
explore(() -> {
  Thread a = new Thread(() -> {
    lock.readLock().lock();
    lock.readLock().unlock();
    lock.writeLock().lock();
    lock.writeLock().unlock();
  }, "a");
  a.start();
  a.join();
});
