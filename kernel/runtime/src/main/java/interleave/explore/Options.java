package interleave.explore;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// How to explore: how long, and how the schedules are chosen.
///
/// ```java
/// explore(Options.standard().budget(Duration.ofSeconds(2)).seed(3), () -> {});
/// ```
///
/// @param budget how long at most
/// @param schedules how many at most
/// @param steps how many steps a schedule may have before it is given up
/// @param seed what the choices made by chance follow from
/// @param method how the schedules are chosen
/// @param semantics what runs may do beyond taking turns
public record Options(
    Duration budget, long schedules, int steps, long seed, Method method, Semantics semantics) {
  /// With so many steps the reduction is done, or it may take for ever.
  private static final long SMALL = 10_000;

  private static final Options STANDARD =
      new Options(
          Duration.ofSeconds(5),
          Long.MAX_VALUE,
          10_000,
          1,
          new Method.Standard(),
          Semantics.STANDARD);

  /// How schedules are chosen.
  public sealed interface Method {

    /// One of each class of equivalent schedules; where there are too many, chance after a while.
    record Standard() implements Method {}

    /// Every schedule with at most so many preemptions, where one takes the turn away from a thread
    /// that could have gone on.
    record Preemptions(int most) implements Method {
      public Preemptions {
        if (most < 0) {
          throw new IllegalArgumentException("preemptions(" + most + "): the least is 0");
        }
      }
    }

    /// Probabilistic concurrency testing for bugs that `depth` orders cause.
    record Pct(int depth) implements Method {
      public Pct {
        if (depth < 1) {
          throw new IllegalArgumentException("pct(" + depth + "): the least depth is 1");
        }
      }
    }

    /// Partial-order sampling.
    record Pos() implements Method {}

    /// A random walk.
    record Random() implements Method {}
  }

  public Options {
    Objects.requireNonNull(method);
    if (budget.isNegative() || schedules < 1 || steps < 1) {
      throw new IllegalArgumentException("a budget must be positive");
    }
  }

  /// Five seconds.
  public static Options standard() {
    return STANDARD;
  }

  /// The same with another time.
  public Options budget(Duration longest) {
    return new Options(longest, schedules, steps, seed, method, semantics);
  }

  /// The same with at most so many schedules.
  public Options schedules(long most) {
    return new Options(budget, most, steps, seed, method, semantics);
  }

  /// The same with another bound on the steps of a schedule.
  public Options steps(int most) {
    return new Options(budget, schedules, most, seed, method, semantics);
  }

  /// The same with other chance.
  public Options seed(long number) {
    return new Options(budget, schedules, steps, number, method, semantics);
  }

  /// Every schedule with at most so many preemptions, and no others.
  public Options preemptions(int most) {
    return by(new Method.Preemptions(most));
  }

  /// Probabilistic concurrency testing alone.
  ///
  /// @param depth how many orders a bug is expected to need, from 1
  public Options pct(int depth) {
    return by(new Method.Pct(depth));
  }

  /// Partial-order sampling alone.
  public Options pos() {
    return by(new Method.Pos());
  }

  /// A random walk alone.
  public Options random() {
    return by(new Method.Random());
  }

  /// The same with reads that may see an older write than the newest, where the Java memory model
  /// allows it.
  public Options weak() {
    return with(new Semantics(true, semantics.isSpurious(), semantics.isInside()));
  }

  /// The same with waits that may end for no reason, as those of `wait` and `LockSupport.park` may:
  /// one wait of each thread. The `await` of the JDK's conditions never does.
  public Options spuriousWakeups() {
    return with(new Semantics(semantics.isWeak(), true, semantics.isInside()));
  }

  /// The same with the steps inside of collections, and another time.
  Options inside(Duration longest) {
    return with(semantics.inside()).budget(longest);
  }

  private Options with(Semantics allowed) {
    return new Options(budget, schedules, steps, seed, method, allowed);
  }

  private Options by(Method chosen) {
    return new Options(budget, schedules, steps, seed, chosen, semantics);
  }

  /// What to do one after the other, each until it ends or its part of the budget is used.
  List<Phase> phases() {
    return switch (method) {
      case Method.Standard _ -> inTurn();
      case Method.Preemptions(int most) ->
          List.of(
              new Phase(
                  "at most " + Texts.count(most, "preemption"),
                  () -> DepthFirst.withPreemptions(most),
                  1));
      case Method.Pct(int depth) ->
          List.of(new Phase("PCT of depth " + depth, () -> new PriorityChange(depth, seed), 1));
      case Method.Pos _ ->
          List.of(new Phase("partial-order sampling", () -> new PartialOrderSampling(seed), 1));
      case Method.Random _ -> List.of(new Phase("random walk", () -> new RandomWalk(seed), 1));
    };
  }

  private List<Phase> inTurn() {
    Strategy reduction = new DynamicPartialOrder();
    return List.of(
        new Phase("partial-order reduction", () -> reduction, 0.6, SMALL, true),
        new Phase("one preemption", OnePreemption::new, 0.6, Long.MAX_VALUE, false),
        new Phase("partial-order reduction", () -> reduction, 0.6),
        new Phase("PCT of depth 1", () -> new PriorityChange(1, seed), 0.62),
        new Phase("PCT of depth 2", () -> new PriorityChange(2, seed), 0.7),
        new Phase("PCT of depth 3", () -> new PriorityChange(3, seed), 0.8),
        new Phase("partial-order sampling", () -> new PartialOrderSampling(seed), 0.95),
        new Phase("random walk", () -> new RandomWalk(seed), 1));
  }

  /// A strategy and when it gives way to the next.
  ///
  /// @param strategy makes it, once for a search: most searches end before the later ones
  /// @param until the part of the budget, from 0 to 1, that is used up then
  /// @param steps how many have been taken then, in all schedules
  /// @param isExhaustive whether nothing is left when it has no more schedules
  record Phase(
      String name, Supplier<Strategy> strategy, double until, long steps, boolean isExhaustive) {
    Phase(String name, Supplier<Strategy> strategy, double until) {
      this(name, strategy, until, Long.MAX_VALUE, true);
    }
  }
}
