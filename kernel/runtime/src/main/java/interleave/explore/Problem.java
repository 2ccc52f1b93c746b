package interleave.explore;

import interleave.explore.Ending.Abandoned;
import interleave.explore.Ending.Finished;
import interleave.explore.Ending.Refused;
import interleave.explore.Ending.Stuck;
import interleave.explore.Ending.Threw;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is wrong with a run.
sealed interface Problem {

  /// Whether this is what the other is, with other values or other threads.
  default boolean isLike(@Nullable Problem other) {
    return other != null && kind().equals(other.kind());
  }

  private String kind() {
    return switch (this) {
      case Uncaught(Failure failure) -> failure.type();
      case Deadlock _ -> "deadlock";
      case Livelock _ -> "livelock";
      case Uncontrolled _ -> "uncontrolled";
    };
  }

  /// An exception that nothing caught.
  record Uncaught(Failure failure) implements Problem {}

  /// Threads that can never go on.
  record Deadlock(List<Waiting> waits) implements Problem {}

  /// Threads that go on for ever without changing anything.
  record Livelock(List<Waiting> waits) implements Problem {}

  /// Something whose order cannot be controlled.
  ///
  /// @param spot where
  record Uncontrolled(String what, Spot spot) implements Problem {}

  /// The problem of a run, null when it has none that is known.
  static @Nullable Problem of(Run run, Patience patience) {
    return switch (run.ending()) {
      case Threw(Failure failure) -> new Uncaught(failure);
      case Stuck(List<Waiting> waits) -> new Deadlock(waits);
      case Refused(String what, Spot spot) -> new Uncontrolled(what, spot);
      case Abandoned _ ->
          patience.gaveUp() == Patience.GaveUp.SPINNING ? new Livelock(spinning(patience)) : null;
      case Finished _ -> ofTheRest(run);
    };
  }

  /// What is wrong although the block returned: a thread that failed, or threads left behind in a
  /// wait for a lock, which somebody else should have released. A thread left behind in another
  /// wait, as a pool's worker is, is no problem in itself.
  private static @Nullable Problem ofTheRest(Run run) {
    if (!run.uncaught().isEmpty()) {
      return new Uncaught(run.uncaught().getFirst());
    }
    for (Waiting each : run.leaked()) {
      if (each.holder() >= 0) {
        return new Deadlock(run.leaked());
      }
    }
    return null;
  }

  private static List<Waiting> spinning(Patience patience) {
    Stream<Pending> threads = patience.spinning().stream();
    return threads.map(pending -> new Waiting(pending, -1, Spot.UNKNOWN)).toList();
  }
}
