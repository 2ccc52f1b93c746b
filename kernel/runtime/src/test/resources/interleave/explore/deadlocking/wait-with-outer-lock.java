// A thread waits inside with an outer lock that who should notify it needs.
// Expected: Deadlocked
final Object outer = new Object();
final Object inner = new Object();
boolean done = false;
explore(() -> {
  Thread waiter = new Thread(() -> {
    try {
      synchronized (outer) {
        synchronized (inner) {
          while (!done) inner.wait();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "waiter");
  Thread worker = new Thread(() -> {
    synchronized (outer) {
      synchronized (inner) {
        done = true;
        inner.notify();
      }
    }
  }, "worker");
  waiter.start();
  worker.start();
  waiter.join();
  worker.join();
});
