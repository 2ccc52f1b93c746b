// A lost update between the two threads of a pool.
// Expected: Violated AssertionError
int count = 0;
explore(() -> {
  try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
    pool.submit(() -> { count++; });
    pool.submit(() -> { count++; });
  }
  if (count != 2) throw new AssertionError(count);
});
