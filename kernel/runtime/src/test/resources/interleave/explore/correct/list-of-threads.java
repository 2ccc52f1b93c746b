// Twelve threads in a list: it is gone through to start and to join them, by elements and by index.
// Expected: Verified
explore(() -> {
  List<Thread> threads = new ArrayList<>();
  int[] seen = new int[12];
  for (int i = 0; i < 12; i++) {
    int mine = i;
    threads.add(new Thread(() -> seen[mine] = 1, "t" + i));
  }
  for (Thread each : threads) each.start();
  for (int i = 0; i < threads.size(); i++) threads.get(i).join();
  for (Thread each : threads) each.join();
  for (int each : seen) if (each != 1) throw new AssertionError(each);
});
