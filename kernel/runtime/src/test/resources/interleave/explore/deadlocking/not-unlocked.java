// An exception skips the unlock.
// Expected: Deadlocked
final ReentrantLock lock = new ReentrantLock();
volatile int divisor = 0;
void work() {
  lock.lock();
  int half = 10 / divisor;
  lock.unlock();
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
