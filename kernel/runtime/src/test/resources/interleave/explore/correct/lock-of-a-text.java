// Texts that are written alike are one object, and so one lock; both threads take them in one order.
// Expected: Verified
explore(() -> {
  Thread a = new Thread(() -> { synchronized ("left") { synchronized ("right") {} } }, "a");
  Thread b = new Thread(() -> { synchronized ("left") { synchronized ("right") {} } }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
