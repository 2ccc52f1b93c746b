// A lock for readers and writers.
// Expected: Verified
final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
int value = 0;
int seen = 0;
explore(() -> {
  Thread reader = new Thread(() -> {
    lock.readLock().lock();
    seen = value;
    lock.readLock().unlock();
  }, "reader");
  Thread writer = new Thread(() -> {
    lock.writeLock().lock();
    value = 1;
    value = 2;
    lock.writeLock().unlock();
  }, "writer");
  reader.start();
  writer.start();
  reader.join();
  writer.join();
  if (seen == 1) throw new AssertionError(seen);
});
