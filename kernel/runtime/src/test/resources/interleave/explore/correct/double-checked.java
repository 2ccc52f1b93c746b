// Double-checked locking with both looks and a volatile variable.
// Expected: Verified
volatile Object made;
final Object lock = new Object();
final AtomicInteger times = new AtomicInteger();
void get() {
  if (made == null) {
    synchronized (lock) {
      if (made == null) {
        times.incrementAndGet();
        made = new Object();
      }
    }
  }
}
explore(() -> {
  Thread a = new Thread(() -> { get(); }, "a");
  Thread b = new Thread(() -> { get(); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (times.get() != 1) throw new AssertionError(times);
});
