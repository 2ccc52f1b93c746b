// One end of a pipe sends first.
// Expected: Verified
explore(() -> {
  Pipe<String> pipe = new Pipe<>();
  Connection<String> here = pipe.first(), there = pipe.second();
  Proc p = Proc.start("p", () -> { there.send(there.recv() + "b"); });
  here.send("a");
  if (!here.recv().equals("ab")) throw new AssertionError();
  p.join();
});
