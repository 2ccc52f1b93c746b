// A consumer that was notified does not look again whether there is something left.
// Expected: Violated AssertionError
int items = 0;
int fewest = 0;
final Object box = new Object();
void take() throws InterruptedException {
  synchronized (box) {
    if (items == 0) box.wait();
    items--;
    fewest = Math.min(fewest, items);
  }
}
void put() {
  synchronized (box) {
    items++;
    box.notifyAll();
  }
}
explore(() -> {
  Thread c1 = new Thread(() -> {
    try { take(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
  }, "c1");
  Thread c2 = new Thread(() -> {
    try { take(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
  }, "c2");
  Thread p = new Thread(() -> {
    put();
    put();
  }, "p");
  c1.start();
  c2.start();
  p.start();
  c1.join();
  c2.join();
  p.join();
  if (fewest < 0) throw new AssertionError(fewest);
});
