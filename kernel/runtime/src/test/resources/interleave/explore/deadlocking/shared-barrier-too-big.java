// Two processes meet at a barrier that waits for three.
// Expected: Deadlocked
explore(() -> {
  SharedBarrier barrier = new SharedBarrier(3);
  Proc.Body meet = () -> { barrier.await(); };
  Proc a = Proc.start("a", meet), b = Proc.start("b", meet);
  a.join();
  b.join();
});
