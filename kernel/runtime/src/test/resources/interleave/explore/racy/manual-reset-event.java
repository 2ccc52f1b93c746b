// Who has passed an event that stays set looks too late: it has been reset meanwhile.
// Expected: Violated AssertionError
int pairs = 0;
boolean odd = false;
boolean set = true;
final Object event = new Object();
void await() throws InterruptedException {
  synchronized (event) {
    while (!set) event.wait();
  }
}
void set(boolean now) {
  synchronized (event) {
    set = now;
    event.notifyAll();
  }
}
explore(() -> {
  Thread writer = new Thread(() -> {
    set(false);
    pairs++;
    pairs++;
    set(true);
  }, "writer");
  Thread reader = new Thread(() -> {
    try {
      await();
      odd = pairs % 2 != 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "reader");
  writer.start();
  reader.start();
  writer.join();
  reader.join();
  if (odd) throw new AssertionError("half of a pair");
});
