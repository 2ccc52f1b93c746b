// putIfAbsent looks and puts in one step.
// Expected: Verified
final Map<String, String> seats = new ConcurrentHashMap<>();
final AtomicInteger sold = new AtomicInteger();
explore(() -> {
  Thread ann = new Thread(() -> {
    if (seats.putIfAbsent("1A", "ann") == null) sold.incrementAndGet();
  }, "ann");
  Thread bob = new Thread(() -> {
    if (seats.putIfAbsent("1A", "bob") == null) sold.incrementAndGet();
  }, "bob");
  ann.start();
  bob.start();
  ann.join();
  bob.join();
  if (sold.get() != 1) throw new AssertionError(sold);
});
