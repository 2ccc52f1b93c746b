package interleave.explore;

/// Explores blocks of cells: the door of this package.
public final class Explorer {
  private Explorer() {}

  /// Looks for a schedule under which a block throws, deadlocks or never ends.
  public static Exploration explore(Options options, Block block) {
    return Search.explore(program(block, options.semantics()), options)
        .whichCan(change -> explore(change.apply(options), block))
        .of(() -> program(block, options.semantics()));
  }

  /// Looks for every value that a block can give.
  public static Exploration outcomes(Options options, Computation<?> block) {
    return Search.outcomes(program(block, options.semantics()), options)
        .whichCan(change -> outcomes(change.apply(options), block))
        .of(() -> program(block, options.semantics()));
  }

  /// Runs one schedule of a block again.
  ///
  /// @param schedule as [Exploration#witness] gives it
  /// @throws IllegalArgumentException when it is not a schedule of this block
  public static Exploration replay(String schedule, Computation<?> block) {
    return again(schedule, block);
  }

  /// The same for a block without a value.
  public static Exploration replay(String schedule, Block block) {
    return again(schedule, block);
  }

  private static Exploration again(String text, Object block) {
    Schedule schedule = Schedule.parse(text);
    Program program = program(block, schedule.semantics());
    return Search.replay(program, schedule, Options.standard())
        .of(() -> program(block, schedule.semantics()));
  }

  /// Runs a block once, and asks for each step that can be taken in more than one way.
  public static Exploration step(Block block) {
    return Interactive.run(program(block, Semantics.STANDARD))
        .of(() -> program(block, Semantics.STANDARD));
  }

  private static Program program(Object block, Semantics semantics) {
    Rehearsal.await();
    return ExploredProgram.of(block, semantics);
  }
}
