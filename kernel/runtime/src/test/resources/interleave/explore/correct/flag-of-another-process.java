// A process waits for an event.
// Expected: Verified
explore(() -> {
  SharedEvent ready = new SharedEvent();
  Proc p = Proc.start("p", () -> { ready.await(); });
  ready.set();
  p.join();
});
