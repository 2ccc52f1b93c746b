// Two counters, each under a lock, decide who goes in; read together they let both in.
// Expected: Violated AssertionError
int darkness = 0;
int evil = 0;
int inside = 0;
boolean both = false;
final Object lock = new Object();
explore(() -> {
  Thread a = new Thread(() -> {
    synchronized (lock) { darkness++; }
    synchronized (lock) { evil++; }
    if (darkness == 2 || evil == 1) {
      inside++;
      both |= inside > 1;
      inside--;
    }
  }, "a");
  Thread b = new Thread(() -> {
    synchronized (lock) { darkness++; }
    synchronized (lock) { evil++; }
    if (darkness == 2 || evil == 1) {
      inside++;
      both |= inside > 1;
      inside--;
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (both) throw new AssertionError("both inside");
});
