// A process is killed at some point while it writes a new file and moves it over the old one.
// Expected: Verified
explore(() -> {
  String file = "balance.txt";
  String next = "balance.new";
  Files.writeString(Path.of(file), "100");
  Proc writer = Proc.start("writer", () -> {
    Files.writeString(Path.of(next), "200");
    Files.move(Path.of(next), Path.of(file), StandardCopyOption.ATOMIC_MOVE);
  });
  writer.kill();
  writer.join();
  String found = Files.readString(Path.of(file));
  if (!found.equals("100") && !found.equals("200")) throw new AssertionError(found);
});
