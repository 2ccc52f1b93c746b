// Each thread has a place of its own for its half.
// Expected: Verified
final long[] parts = new long[2];
explore(() -> {
  Thread low = new Thread(() -> { for (int i = 1; i <= 5; i++) parts[0] += i; }, "low");
  Thread high = new Thread(() -> { for (int i = 6; i <= 10; i++) parts[1] += i; }, "high");
  low.start();
  high.start();
  low.join();
  high.join();
  if (parts[0] + parts[1] != 55) throw new AssertionError(parts[0] + parts[1]);
});
