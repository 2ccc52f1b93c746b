// Peterson's lock with the two announcements in the wrong order.
// Expected: Violated AssertionError
volatile boolean wantA = false;
volatile boolean wantB = false;
volatile int turn = 0;
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    turn = 1;
    wantA = true;
    while (wantB && turn == 1) {}
    count++;
    wantA = false;
  }, "a");
  Thread b = new Thread(() -> {
    turn = 0;
    wantB = true;
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
