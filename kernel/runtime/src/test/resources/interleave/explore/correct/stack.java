// Pushing holds the lock.
// Expected: Verified
int[] items = new int[4];
int top = 0;
void push(int item) {
  synchronized (items) {
    items[top] = item;
    top++;
  }
}
explore(() -> {
  Thread a = new Thread(() -> { push(1); }, "a");
  Thread b = new Thread(() -> { push(2); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (items[0] + items[1] != 3) throw new AssertionError(Arrays.toString(items));
});
