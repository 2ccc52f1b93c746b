// A thing that is made when it is first needed is made twice.
// Expected: Violated AssertionError
Object made;
final AtomicInteger times = new AtomicInteger();
Object get() {
  if (made == null) {
    times.incrementAndGet();
    made = new Object();
  }
  return made;
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
