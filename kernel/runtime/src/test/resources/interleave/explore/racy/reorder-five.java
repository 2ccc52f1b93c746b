// Of five threads four write two variables; the fifth may see one without the other.
// Expected: Violated AssertionError
int a = 0;
int b = 0;
boolean torn = false;
explore(() -> {
  Thread s1 = new Thread(() -> {
    a = 1;
    b = -1;
  }, "s1");
  Thread s2 = new Thread(() -> {
    a = 1;
    b = -1;
  }, "s2");
  Thread s3 = new Thread(() -> {
    a = 1;
    b = -1;
  }, "s3");
  Thread s4 = new Thread(() -> {
    a = 1;
    b = -1;
  }, "s4");
  Thread reader = new Thread(() -> {
    torn = a + b != 0;
  }, "reader");
  s1.start();
  s2.start();
  s3.start();
  s4.start();
  reader.start();
  s1.join();
  s2.join();
  s3.join();
  s4.join();
  reader.join();
  if (torn) throw new AssertionError("one without the other");
});
