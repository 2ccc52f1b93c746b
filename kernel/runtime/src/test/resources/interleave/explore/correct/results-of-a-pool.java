// The tasks of a pool give their results to their futures.
// Expected: Verified
explore(() -> {
  List<Integer> squares = new LinkedList<>();
  try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
    Future<Integer> two = pool.submit(() -> 4);
    Future<Integer> three = pool.submit(() -> 9);
    squares.add(two.get());
    squares.add(three.get());
  }
  if (squares.size() != 2) throw new AssertionError(squares.size());
});
