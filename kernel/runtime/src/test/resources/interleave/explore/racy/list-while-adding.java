// One thread goes through a list while another adds to it.
// Expected: Violated ConcurrentModificationException
explore(() -> {
  List<String> seats = new ArrayList<>(List.of("A1", "A2"));
  Thread adder = new Thread(() -> seats.add("A3"), "adder");
  adder.start();
  for (String seat : seats) {
    seat.length();
  }
  adder.join();
});
