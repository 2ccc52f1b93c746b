// Two processes meet at a barrier for two, and each sees what the other did before.
// Expected: Verified
explore(() -> {
  SharedBarrier barrier = new SharedBarrier(2);
  SharedArray parts = new SharedArray(2);
  Proc a = Proc.start("a", () -> {
    parts.set(0, 1);
    barrier.await();
    if (parts.get(1) != 1) throw new AssertionError();
  });
  Proc b = Proc.start("b", () -> {
    parts.set(1, 1);
    barrier.await();
    if (parts.get(0) != 1) throw new AssertionError();
  });
  a.join();
  b.join();
});
