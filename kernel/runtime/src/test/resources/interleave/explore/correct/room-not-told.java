// Who empties a box tells the one that waits to fill it.
// Expected: Verified
boolean full = false;
final Object box = new Object();
void put() throws InterruptedException {
  synchronized (box) {
    while (full) box.wait();
    full = true;
    box.notify();
  }
}
void take() throws InterruptedException {
  synchronized (box) {
    while (!full) box.wait();
    full = false;
    box.notify();
  }
}
explore(() -> {
  Thread producer = new Thread(() -> {
    try {
      put();
      put();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "producer");
  Thread consumer = new Thread(() -> {
    try {
      take();
      take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "consumer");
  producer.start();
  consumer.start();
  producer.join();
  consumer.join();
});
