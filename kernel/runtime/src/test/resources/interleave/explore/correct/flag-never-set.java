// A thread waits in a loop for a flag that another one sets.
// Expected: Verified
volatile boolean flag = false;
explore(() -> {
  Thread waiter = new Thread(() -> { while (!flag) {} }, "waiter");
  Thread other = new Thread(() -> { flag = true; }, "other");
  waiter.start();
  other.start();
  waiter.join();
  other.join();
});
