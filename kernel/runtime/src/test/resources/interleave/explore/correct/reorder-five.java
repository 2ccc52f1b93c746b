// Of five threads four write two variables under a lock, and the fifth reads them under it.
// Expected: Verified
int a = 0;
int b = 0;
boolean torn = false;
final Object lock = new Object();
explore(() -> {
  Thread s1 = new Thread(() -> {
    synchronized (lock) {
      a = 1;
      b = -1;
    }
  }, "s1");
  Thread s2 = new Thread(() -> {
    synchronized (lock) {
      a = 1;
      b = -1;
    }
  }, "s2");
  Thread s3 = new Thread(() -> {
    synchronized (lock) {
      a = 1;
      b = -1;
    }
  }, "s3");
  Thread s4 = new Thread(() -> {
    synchronized (lock) {
      a = 1;
      b = -1;
    }
  }, "s4");
  Thread reader = new Thread(() -> {
    synchronized (lock) {
      torn = a + b != 0;
    }
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
