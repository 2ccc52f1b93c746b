// The tasks of a pool put their results into one LinkedList.
// Expected: Violated AssertionError
final List<Integer> squares = new LinkedList<>();
explore(() -> {
  try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
    pool.execute(() -> squares.add(4));
    pool.execute(() -> squares.add(9));
  }
  if (squares.size() != 2) throw new AssertionError(squares.size());
});
