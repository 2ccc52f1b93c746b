// Two threads wait for each other's end.
// Expected: Deadlocked
Thread first;
Thread second;
explore(() -> {
  first = new Thread(() -> {
    try { second.join(); } catch (InterruptedException e) {}
  }, "first");
  second = new Thread(() -> {
    try { first.join(); } catch (InterruptedException e) {}
  }, "second");
  first.start();
  second.start();
  first.join();
});
