// A semaphore that should let one in lets two in.
// Expected: Violated AssertionError
explore(() -> {
  SharedSemaphore door = new SharedSemaphore(2);
  SharedInt balance = new SharedInt(0);
  Proc.Body pay = () -> { try (Held h = door.acquire()) { balance.set(balance.get() + 1); } };
  Proc a = Proc.start("a", pay), b = Proc.start("b", pay);
  a.join();
  b.join();
  if (balance.get() != 2) throw new AssertionError(balance.get());
});
