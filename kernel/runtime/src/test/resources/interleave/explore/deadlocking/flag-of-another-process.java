// A process waits for a flag that only its own copy of could change.
// Expected: Livelocked
boolean ready = false;
explore(() -> {
  Proc p = Proc.start("p", () -> { while (!ready); });
  ready = true;
  p.join();
});
