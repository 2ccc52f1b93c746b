// Two doors write their guests into one list that locks itself.
// Expected: Verified
final List<String> guests = Collections.synchronizedList(new ArrayList<>());
explore(() -> {
  Thread north = new Thread(() -> guests.add("ann"), "north");
  Thread south = new Thread(() -> guests.add("bob"), "south");
  north.start();
  south.start();
  north.join();
  south.join();
  if (guests.size() != 2) throw new AssertionError(guests);
});
