// Two producers take the same place in a ring.
// Expected: Violated AssertionError
int[] ring = new int[2];
volatile int tail = 0;
void offer(int item) {
  int place = tail;
  ring[place % 2] = item;
  tail = place + 1;
}
explore(() -> {
  Thread a = new Thread(() -> { offer(1); }, "a");
  Thread b = new Thread(() -> { offer(2); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (tail != 2) throw new AssertionError(tail);
});
