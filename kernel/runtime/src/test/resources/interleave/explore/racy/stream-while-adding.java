// The numbers of a list are added up while another thread adds one.
// Expected: Violated AssertionError
explore(() -> {
  List<Integer> prices = new ArrayList<>(List.of(3, 4));
  Thread adder = new Thread(() -> prices.add(5), "adder");
  adder.start();
  var stream = prices.stream();
  int sum = stream.mapToInt(Integer::intValue).sum();
  adder.join();
  if (sum != 7) throw new AssertionError("the sum is " + sum);
});
