// Of three writers of two variables a reader may see the second one alone.
// Expected: Violated AssertionError
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
    int x = a;
    int y = b;
    odd = !(x == 0 && y == 0) && !(x == 1 && y == -1);
  }, "reader");
  w1.start();
  w2.start();
  reader.start();
  w1.join();
  w2.join();
  reader.join();
  if (odd) throw new AssertionError("one without the other");
});
