// A ticket lock.
// Expected: Verified
final AtomicInteger tickets = new AtomicInteger();
volatile int serving = 0;
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    int mine = tickets.getAndIncrement();
    while (serving != mine) {}
    count++;
    serving = mine + 1;
  }, "a");
  Thread b = new Thread(() -> {
    int mine = tickets.getAndIncrement();
    while (serving != mine) {}
    count++;
    serving = mine + 1;
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count != 2) throw new AssertionError(count);
});
