// A process is killed that may hold the lock: nobody will release it.
// Expected: Deadlocked
explore(() -> {
  SharedLock lock = new SharedLock("lock");
  Proc holder = Proc.start("holder", () -> { try (Held h = lock.acquire()) {} });
  holder.kill();
  try (Held h = lock.acquire()) {}
});
