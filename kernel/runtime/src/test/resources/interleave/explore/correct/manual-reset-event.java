// Who has passed an event that stays set looks under the lock under which it is reset.
// Expected: Verified
int pairs = 0;
boolean odd = false;
final Object data = new Object();
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
    synchronized (data) {
      set(false);
      pairs++;
      pairs++;
      set(true);
    }
  }, "writer");
  Thread reader = new Thread(() -> {
    try {
      await();
      synchronized (data) { odd = pairs % 2 != 0; }
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
