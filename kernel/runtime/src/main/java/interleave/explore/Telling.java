package interleave.explore;

import interleave.explore.Ending.Abandoned;
import interleave.explore.Ending.Finished;
import interleave.explore.Ending.Refused;
import interleave.explore.Ending.Stuck;
import interleave.explore.Ending.Threw;
import interleave.text.Columns;
import interleave.trace.Explored.Act;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs and their ends as the data and the words that a learner sees.
final class Telling {
  /// Columns of an exception and its message in a sentence.
  private static final int LONGEST = 300;

  private Telling() {}

  static Interleaving interleaving(Run run, Schedule schedule, @Nullable Problem problem) {
    return new Interleaving(
        schedule.toString(),
        run.threads(),
        schedule.semantics().isInside() ? Inside.moves(run, problem) : moves(run.steps()),
        problem == null ? ending(run) : words(problem, run.threads()),
        waits(problem),
        run.output());
  }

  static List<Move> moves(List<Step> steps) {
    List<Move> moves = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (isWorthTelling(step.taken())) {
        moves.add(move(step));
      }
    }
    return moves;
  }

  private static boolean isWorthTelling(Pending step) {
    return !(step.operation() instanceof Operation.Loop);
  }

  private static Move move(Step step) {
    Pending taken = step.taken();
    return new Move(
        taken.thread(),
        Log.isStale(taken) ? Act.STALE : act(taken.operation()),
        taken.operation().place().name(),
        step.spot().cell(),
        step.spot().line(),
        step.before(),
        step.after());
  }

  static List<Wait> waits(@Nullable Problem problem) {
    return switch (problem) {
      case Problem.Deadlock(List<Waiting> waits) ->
          waits.stream().map(waiting -> wait(waiting, blockedAct(waiting))).toList();
      case Problem.Livelock(List<Waiting> waits) -> waits.stream().map(Telling::wait).toList();
      case Problem.Uncaught _, Problem.Uncontrolled _ -> List.of();
      case null -> List.of();
    };
  }

  static Wait wait(Waiting waiting) {
    return wait(waiting, act(waiting.pending().operation()));
  }

  /// A call that waits for what others share does no more than wait.
  private static Act blockedAct(Waiting waiting) {
    Act act = act(waiting.pending().operation());
    return act == Act.UPDATE ? Act.PARK : act;
  }

  private static Wait wait(Waiting waiting, Act act) {
    Operation operation = waiting.pending().operation();
    return new Wait(
        waiting.pending().thread(),
        act,
        operation.place().name(),
        waiting.holder(),
        waiting.gone(),
        waiting.spot().cell(),
        waiting.spot().line());
  }

  /// What a run came to: its value, or how it failed, without the names of threads.
  static String outcome(Run run, @Nullable Problem problem) {
    return switch (problem) {
      case null -> ending(run);
      case Problem.Uncaught(Failure failure) -> "throws " + thrown(failure);
      case Problem.Deadlock _ -> "deadlock";
      case Problem.Livelock _ -> "runs for ever";
      case Problem.Uncontrolled(String what, _) -> what;
    };
  }

  private static String ending(Run run) {
    return switch (run.ending()) {
      case Finished(String value) -> value;
      case Threw(Failure failure) -> "throws " + thrown(failure);
      case Stuck _ -> "deadlock";
      case Abandoned _ -> "given up";
      case Refused refused -> refused.what();
    };
  }

  static String words(Problem problem, List<String> threads) {
    return switch (problem) {
      case Problem.Uncaught(Failure failure) ->
          Columns.shorten(thrown(failure), LONGEST)
              + (failure.thread() == 0 ? "" : " in " + name(threads, failure.thread()))
              + at(failure.spot());
      case Problem.Deadlock(List<Waiting> waits) -> "deadlock: " + waits(waits, threads);
      case Problem.Livelock(List<Waiting> waits) ->
          names(waits, threads) + " would go round for ever: nobody changes what they look at";
      case Problem.Uncontrolled(String what, Spot spot) -> what + at(spot);
    };
  }

  /// Where something is written, as errors of cells say it; nothing where that is not in a cell.
  private static String at(Spot spot) {
    return spot.cell() == 0 || spot.line() == 0
        ? ""
        : ", at Cell [" + spot.cell() + "], line " + spot.line();
  }

  private static String thrown(Failure failure) {
    String type = failure.type().substring(failure.type().lastIndexOf('.') + 1);
    return failure.message().isEmpty() ? type : type + ": " + failure.message();
  }

  private static String waits(List<Waiting> waits, List<String> threads) {
    return waits.stream()
        .map(
            waiting ->
                name(threads, waiting.pending().thread())
                    + " waits for "
                    + waiting.pending().operation().place().name()
                    + holder(waiting, threads))
        .collect(Collectors.joining("; "));
  }

  private static String holder(Waiting waiting, List<String> threads) {
    boolean isThread = waiting.pending().operation() instanceof Operation.Join;
    return waiting.holder() < 0 || isThread
        ? ""
        : Wait.held(name(threads, waiting.holder()), waiting.gone());
  }

  private static String names(List<Waiting> waits, List<String> threads) {
    return waits.stream()
        .map(waiting -> name(threads, waiting.pending().thread()))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private static String name(List<String> threads, int thread) {
    return thread < threads.size() ? threads.get(thread) : "thread " + thread;
  }

  static Act act(Operation operation) {
    return switch (operation) {
      case Operation.Read _ -> Act.READ;
      case Operation.Write _ -> Act.WRITE;
      case Operation.Update _ -> Act.UPDATE;
      case Operation.Acquire _ -> Act.LOCK;
      case Operation.TryAcquire _ -> Act.TRY_LOCK;
      case Operation.Release _ -> Act.UNLOCK;
      case Operation.Wait _ -> Act.WAIT;
      case Operation.Expire _ -> Act.WAKE;
      case Operation.Notify _ -> Act.NOTIFY;
      case Operation.Start _ -> Act.START;
      case Operation.Begin _ -> Act.BEGIN;
      case Operation.End _ -> Act.END;
      case Operation.Join _ -> Act.JOIN;
      case Operation.Interrupt _ -> Act.INTERRUPT;
      case Operation.Signal _ -> Act.SIGNAL;
      case Operation.Copy _, Operation.Inspect _ -> Act.READ;
      case Operation.Send _ -> Act.SEND;
      case Operation.Receive _ -> Act.RECEIVE;
      case Operation.Park _ -> Act.PARK;
      case Operation.Unpark _ -> Act.UNPARK;
      case Operation.Choose _ -> Act.CHOOSE;
      case Operation.Pause _ -> Act.PAUSE;
      case Operation.Loop _ -> Act.LOOP;
      case Operation.Print _ -> Act.PRINT;
    };
  }
}
