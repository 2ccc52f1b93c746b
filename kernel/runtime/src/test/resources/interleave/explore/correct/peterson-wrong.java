// Peterson's lock for two threads.
// Expected: Verified
volatile boolean wantA = false;
volatile boolean wantB = false;
volatile int turn = 0;
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    wantA = true;
    turn = 1;
    while (wantB && turn == 1) {}
    count++;
    wantA = false;
  }, "a");
  Thread b = new Thread(() -> {
    wantB = true;
    turn = 0;
    while (wantA && turn == 0) {}
    count++;
    wantB = false;
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
