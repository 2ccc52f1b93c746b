// Both ends of a pipe wait for a message before they send one.
// Expected: Deadlocked
explore(() -> {
  Pipe<String> pipe = new Pipe<>();
  Connection<String> here = pipe.first(), there = pipe.second();
  Proc p = Proc.start("p", () -> { there.recv(); there.send("b"); });
  here.recv();
  here.send("a");
  p.join();
});
