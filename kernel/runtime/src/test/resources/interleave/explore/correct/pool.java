// A pool of one thread runs one task after the other.
// Expected: Verified
int count = 0;
explore(() -> {
  try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
    pool.submit(() -> { count++; });
    pool.submit(() -> { count++; });
  }
  if (count != 2) throw new AssertionError(count);
});
