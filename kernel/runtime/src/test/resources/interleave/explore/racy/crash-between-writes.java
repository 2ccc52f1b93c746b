// A process is killed at some point while it replaces what a file has.
// Expected: Violated AssertionError
explore(() -> {
  String file = "balance.txt";
  Files.writeString(Path.of(file), "100");
  Proc writer = Proc.start("writer", () -> { Files.writeString(Path.of(file), "200"); });
  writer.kill();
  writer.join();
  String found = Files.readString(Path.of(file));
  if (!found.equals("100") && !found.equals("200")) throw new AssertionError(found);
});
