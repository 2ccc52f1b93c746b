// The unlock is in a finally block.
// Expected: Verified
final ReentrantLock lock = new ReentrantLock();
volatile int divisor = 0;
void work() {
  lock.lock();
  try {
    int half = 10 / divisor;
  } finally {
    lock.unlock();
  }
}
explore(() -> {
  Thread a = new Thread(() -> { try { work(); } catch (ArithmeticException e) {} }, "a");
  Thread b = new Thread(() -> {
    lock.lock();
    lock.unlock();
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
