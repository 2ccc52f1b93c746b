// A notify comes before its wait, and nobody notes that it came.
// Expected: Deadlocked
final Object bell = new Object();
explore(() -> {
  Thread waiter = new Thread(() -> {
    try {
      synchronized (bell) { bell.wait(); }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "waiter");
  Thread ringer = new Thread(() -> { synchronized (bell) { bell.notify(); } }, "ringer");
  waiter.start();
  ringer.start();
  waiter.join();
  ringer.join();
});
