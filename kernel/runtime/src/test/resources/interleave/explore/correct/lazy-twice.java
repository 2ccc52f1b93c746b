// Who makes the thing holds a lock.
// Expected: Verified
Object made;
final AtomicInteger times = new AtomicInteger();
Object get() {
  synchronized (times) {
    if (made == null) {
      times.incrementAndGet();
      made = new Object();
    }
    return made;
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
