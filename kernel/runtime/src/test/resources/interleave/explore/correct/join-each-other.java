// One thread waits for the other one's end.
// Expected: Verified
Thread first;
Thread second;
explore(() -> {
  first = new Thread(() -> {}, "first");
  second = new Thread(() -> {
    try { first.join(); } catch (InterruptedException e) {}
  }, "second");
  first.start();
  second.start();
  second.join();
});
