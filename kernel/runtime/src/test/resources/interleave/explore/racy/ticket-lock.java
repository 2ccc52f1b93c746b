// Two threads draw the same ticket.
// Expected: Violated AssertionError
volatile int tickets = 0;
volatile int serving = 0;
int count = 0;
explore(() -> {
  Thread a = new Thread(() -> {
    int mine = tickets;
    tickets = mine + 1;
    if (serving == mine) {
      count++;
      serving = mine + 1;
    }
  }, "a");
  Thread b = new Thread(() -> {
    int mine = tickets;
    tickets = mine + 1;
    if (serving == mine) {
      count++;
      serving = mine + 1;
    }
  }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (count == 1 && serving == 1 && tickets == 1) throw new AssertionError("one ticket for two");
});
