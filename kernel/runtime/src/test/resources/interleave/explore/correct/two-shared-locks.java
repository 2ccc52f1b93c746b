// Two processes take two locks in the same order.
// Expected: Verified
explore(() -> {
  SharedLock left = new SharedLock("left"), right = new SharedLock("right");
  Proc.Body body = () -> {
    try (Held h = left.acquire(); Held i = right.acquire()) {}
  };
  Proc a = Proc.start("a", body), b = Proc.start("b", body);
  a.join();
  b.join();
});
