// A thread waits in a loop for a flag that nobody sets.
// Expected: Livelocked
volatile boolean flag = false;
explore(() -> {
  Thread waiter = new Thread(() -> { while (!flag) {} }, "waiter");
  Thread other = new Thread(() -> { boolean seen = flag; }, "other");
  waiter.start();
  other.start();
  waiter.join();
  other.join();
});
