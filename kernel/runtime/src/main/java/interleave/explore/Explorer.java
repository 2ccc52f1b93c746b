package interleave.explore;

import interleave.trace.Explored.Verdict;
import java.time.Duration;
import java.util.function.Function;

/// Explores blocks of cells: the door of this package.
public final class Explorer {
  private Explorer() {}

  /// Looks for a schedule under which a block throws, deadlocks or never ends.
  public static Exploration explore(Options options, Block block) {
    return search(options, block, true).whichCan(change -> explore(change.apply(options), block));
  }

  /// Looks for every value that a block can give.
  public static Exploration outcomes(Options options, Computation<?> block) {
    return search(options, block, false).whichCan(change -> outcomes(change.apply(options), block));
  }

  private static Exploration search(Options options, Object block, boolean stopsAtProblem) {
    return search(semantics -> program(block, semantics), options, stopsAtProblem);
  }

  /// Searches with each call of a collection as one step, and where that is not all there is to
  /// know, in what is left of the budget once more with the steps inside.
  ///
  /// @param programs gives the block as a program whose runs may do so much
  static Exploration search(
      Function<Semantics, Program> programs, Options options, boolean stopsAtProblem) {
    long begin = System.nanoTime();
    Program program = programs.apply(options.semantics());
    Exploration found = search(program, options, stopsAtProblem);
    Duration left = options.budget().minusNanos(System.nanoTime() - begin);
    Class<?> clash = program.clash();
    boolean canLook = clash != null && Shadows.hasInside(clash);
    if (canLook && left.isPositive() && isOpen(found, options, stopsAtProblem)) {
      Options inside = options.inside(left);
      Exploration all = search(programs.apply(inside.semantics()), inside, stopsAtProblem);
      if (!(all.verdict() instanceof Verdict.Refused)) {
        return all.of(() -> programs.apply(inside.semantics()));
      }
    }
    return found.of(() -> programs.apply(options.semantics()));
  }

  private static boolean isOpen(Exploration found, Options options, boolean stopsAtProblem) {
    return !options.semantics().isWeak()
        && switch (found.verdict()) {
          case Verdict.Violated _, Verdict.Deadlocked _, Verdict.Livelocked _ -> !stopsAtProblem;
          case Verdict.Verified _, Verdict.Unfinished _ -> true;
          case Verdict.Refused _ -> false;
        };
  }

  private static Exploration search(Program program, Options options, boolean stopsAtProblem) {
    return stopsAtProblem ? Search.explore(program, options) : Search.outcomes(program, options);
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
