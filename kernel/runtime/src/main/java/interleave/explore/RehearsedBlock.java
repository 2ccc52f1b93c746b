package interleave.explore;

/// What a [Rehearsal] explores, as a cell would have it.
final class RehearsedBlock {
  private RehearsedBlock() {}

  /// A lost update, in an array: fields of our own classes are no variables of a block.
  public static Block block() {
    return () -> {
      int[] count = {0};
      Thread one = new Thread(() -> count[0]++);
      Thread two = new Thread(() -> count[0]++);
      one.start();
      two.start();
      one.join();
      two.join();
      assert count[0] == 2 : count[0];
    };
  }
}
