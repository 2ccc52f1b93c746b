// A thread waits with the one lock that it gives back meanwhile.
// Expected: Verified
final Object outer = new Object();
final Object inner = new Object();
boolean done = false;
explore(() -> {
  Thread waiter = new Thread(() -> {
    try {
      synchronized (inner) {
        while (!done) inner.wait();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "waiter");
  Thread worker = new Thread(() -> {
    synchronized (inner) {
      done = true;
      inner.notify();
    }
  }, "worker");
  waiter.start();
  worker.start();
  waiter.join();
  worker.join();
});
