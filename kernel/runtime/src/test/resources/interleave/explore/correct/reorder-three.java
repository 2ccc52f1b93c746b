// A reader that reads in the opposite order never sees the second one alone.
// Expected: Verified
volatile int a = 0;
volatile int b = 0;
boolean odd = false;
explore(() -> {
  Thread w1 = new Thread(() -> {
    a = 1;
    b = -1;
  }, "w1");
  Thread w2 = new Thread(() -> {
    a = 1;
    b = -1;
  }, "w2");
  Thread reader = new Thread(() -> {
    int y = b;
    int x = a;
    odd = y == -1 && x == 0;
  }, "reader");
  w1.start();
  w2.start();
  reader.start();
  w1.join();
  w2.join();
  reader.join();
  if (odd) throw new AssertionError("one without the other");
});
