// One thread goes through a list while another adds to it, both under one lock.
// Expected: Verified
explore(() -> {
  List<String> seats = new ArrayList<>(List.of("A1", "A2"));
  Thread adder =
      new Thread(
          () -> {
            synchronized (seats) {
              seats.add("A3");
            }
          },
          "adder");
  adder.start();
  synchronized (seats) {
    for (String seat : seats) {
      seat.length();
    }
  }
  adder.join();
});
