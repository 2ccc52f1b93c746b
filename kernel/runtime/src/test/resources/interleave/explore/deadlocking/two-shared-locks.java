// Two processes take two locks in opposite orders.
// Expected: Deadlocked
explore(() -> {
  SharedLock left = new SharedLock("left"), right = new SharedLock("right");
  Proc a = Proc.start("a", () -> {
    try (Held h = left.acquire(); Held i = right.acquire()) {}
  });
  Proc b = Proc.start("b", () -> {
    try (Held h = right.acquire(); Held i = left.acquire()) {}
  });
  a.join();
  b.join();
});
