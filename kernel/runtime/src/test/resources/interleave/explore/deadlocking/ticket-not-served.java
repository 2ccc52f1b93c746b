// A ticket is drawn and never served, because one thread leaves too early.
// Expected: Livelocked
final AtomicInteger tickets = new AtomicInteger();
volatile int serving = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    int mine = tickets.getAndIncrement();
    while (serving != mine) {}
    serving = mine + 1;
  }, "a");
  Thread b = new Thread(() -> { tickets.getAndIncrement(); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
