// Two processes add one to a number in a file.
// Expected: Violated
explore(() -> {
  String file = "count.txt";
  Files.writeString(Path.of(file), "0");
  Proc.Body add = () -> {
    int count = Integer.parseInt(Files.readString(Path.of(file)));
    Files.writeString(Path.of(file), "" + (count + 1));
  };
  Proc a = Proc.start("a", add), b = Proc.start("b", add);
  a.join();
  b.join();
  if (!Files.readString(Path.of(file)).equals("2")) throw new AssertionError(Files.readString(Path.of(file)));
});
