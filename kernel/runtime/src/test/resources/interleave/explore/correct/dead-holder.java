// A lock that is handed on when its holder dies.
// Expected: Verified
explore(() -> {
  RobustLock lock = new RobustLock("lock");
  Proc holder = Proc.start("holder", () -> { try (Held h = lock.acquire()) {} });
  holder.kill();
  Held held;
  try {
    held = lock.acquire();
  } catch (OwnerDiedException e) {
    held = e.lock().recover();
  }
  held.close();
});
