// Two threads find a key missing and both put a value there.
// Expected: Violated AssertionError
final Map<String, String> seats = new ConcurrentHashMap<>();
final AtomicInteger sold = new AtomicInteger();
explore(() -> {
  Thread ann = new Thread(() -> {
    try {
      if (!seats.containsKey("1A")) {
        seats.put("1A", "ann");
        sold.incrementAndGet();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "ann");
  Thread bob = new Thread(() -> {
    try {
      if (!seats.containsKey("1A")) {
        seats.put("1A", "bob");
        sold.incrementAndGet();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "bob");
  ann.start();
  bob.start();
  ann.join();
  bob.join();
  if (sold.get() != 1) throw new AssertionError(sold);
});
