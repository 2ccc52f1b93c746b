// Two threads add their halves of a sum to a common total.
// Expected: Violated AssertionError
long total = 0;
explore(() -> {
  Thread low = new Thread(() -> {
    long sum = 0;
    for (int i = 1; i <= 5; i++) sum += i;
    total += sum;
  }, "low");
  Thread high = new Thread(() -> {
    long sum = 0;
    for (int i = 6; i <= 10; i++) sum += i;
    total += sum;
  }, "high");
  low.start();
  high.start();
  low.join();
  high.join();
  if (total != 55) throw new AssertionError(total);
});
