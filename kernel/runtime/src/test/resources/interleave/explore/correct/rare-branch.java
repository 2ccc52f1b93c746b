// Three locks have an order, which the branch that is seldom taken keeps too.
// Expected: Verified
final Object one = new Object();
final Object two = new Object();
final Object three = new Object();
boolean busy = false;
void often() {
  synchronized (one) {
    synchronized (two) { busy = true; }
  }
}
void seldom() {
  boolean seen;
  synchronized (two) { seen = busy; }
  if (seen) {
    synchronized (three) {
      synchronized (two) { busy = false; }
    }
  }
}
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (one) {
      synchronized (three) { often(); }
    }
  }, "a");
  Thread b = new Thread(() -> {
    often();
  }, "b");
  Thread c = new Thread(() -> {
    seldom();
  }, "c");
  a.start();
  b.start();
  c.start();
  a.join();
  b.join();
  c.join();
});
