// Texts that are written alike are one object, and so one lock.
// Expected: Deadlocked
explore(() -> {
  Thread a = new Thread(() -> { synchronized ("left") { synchronized ("right") {} } }, "a");
  Thread b = new Thread(() -> { synchronized ("right") { synchronized ("left") {} } }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
