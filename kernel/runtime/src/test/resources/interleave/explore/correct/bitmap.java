// A block is looked for and taken under a lock.
// Expected: Verified
boolean[] used = new boolean[2];
final int[] got = {-1, -1};
int allocate() {
  synchronized (used) {
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        used[i] = true;
        return i;
      }
    }
    return -1;
  }
}
explore(() -> {
  Thread a = new Thread(() -> { got[0] = allocate(); }, "a");
  Thread b = new Thread(() -> { got[1] = allocate(); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (got[0] == got[1]) throw new AssertionError("both have block " + got[0]);
});
