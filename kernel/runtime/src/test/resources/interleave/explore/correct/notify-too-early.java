// A flag tells that the notify came before the wait.
// Expected: Verified
final Object bell = new Object();
boolean rung = false;
explore(() -> {
  Thread waiter = new Thread(() -> {
    try {
      synchronized (bell) {
        while (!rung) bell.wait();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "waiter");
  Thread ringer = new Thread(() -> {
    synchronized (bell) {
      rung = true;
      bell.notify();
    }
  }, "ringer");
  waiter.start();
  ringer.start();
  waiter.join();
  ringer.join();
});
