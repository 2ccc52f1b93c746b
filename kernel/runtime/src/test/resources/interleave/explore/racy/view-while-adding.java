// One thread counts the keys that a map shows while another adds one.
// Expected: Violated AssertionError
explore(() -> {
  Map<String, Integer> stock = new HashMap<>(Map.of("pear", 1));
  Set<String> names = stock.keySet();
  Thread adder = new Thread(() -> stock.put("fig", 2), "adder");
  adder.start();
  int before = names.size();
  int after = names.size();
  adder.join();
  if (before != after) throw new AssertionError(before + " names, then " + after);
});
