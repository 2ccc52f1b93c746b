// A task of a pool of one thread waits for another task of that pool.
// Expected: Deadlocked
explore(() -> {
  ExecutorService pool = Executors.newFixedThreadPool(1);
  Future<Integer> outer = pool.submit(() -> pool.submit(() -> 1).get());
  outer.get();
  pool.shutdown();
});
