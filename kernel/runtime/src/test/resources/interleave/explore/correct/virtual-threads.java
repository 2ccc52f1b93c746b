// Virtual threads that use a lock.
// Expected: Verified
int count = 0;
final ReentrantLock lock = new ReentrantLock();
void add() {
  lock.lock();
  try {
    count++;
  } finally {
    lock.unlock();
  }
}
explore(() -> {
  Thread a = Thread.startVirtualThread(() -> add());
  Thread b = Thread.startVirtualThread(() -> add());
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
