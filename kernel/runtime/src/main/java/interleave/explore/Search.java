package interleave.explore;

import interleave.explore.Ending.Abandoned;
import interleave.explore.Options.Phase;
import interleave.trace.Explored;
import interleave.trace.Explored.Coverage;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a program under one schedule after another, and says what that showed.
final class Search {
  private final Program program;
  private final Options options;
  private final boolean stopsAtProblem;
  private final Tally tally;
  private final List<String> methods = new ArrayList<>();

  /// When the first run was done: before it, classes are woven, which takes its time once for a
  /// JVM.
  private long begin;

  private @Nullable Finding finding;
  private boolean isExhausted;
  private boolean isBounded;
  private boolean wasTooLong;
  private long steps;
  private boolean wasCut;
  private boolean wasPostponed;

  /// The first problem, and the run that had it.
  private record Finding(Problem problem, Route witness) {}

  private Search(Program program, Options options, boolean stopsAtProblem) {
    this.program = program;
    this.tally = Tally.of(program);
    this.options = options;
    this.stopsAtProblem = stopsAtProblem;
  }

  /// Looks for a problem and stops at the first.
  static Exploration explore(Program program, Options options) {
    return new Search(program, options, true).run();
  }

  /// Looks for everything that the program can come to.
  static Exploration outcomes(Program program, Options options) {
    return new Search(program, options, false).run();
  }

  /// Runs one schedule.
  ///
  /// @throws IllegalArgumentException when it is not a schedule of this program
  static Exploration replay(Program program, Schedule schedule, Options options) {
    Replay replay = new Replay(schedule);
    Log log = new Log(replay, program.semantics());
    Patience patience = new Patience(log, options.steps());
    Run run;
    try (Stalls _ = Stalls.watching(options.budget())) {
      run = program.run(patience, true);
    }
    if (replay.strayed() > 0 || !replay.isUsedUp()) {
      throw new IllegalArgumentException(
          "The schedule "
              + schedule
              + " is not one of this block: it was made for another one, or the block or the"
              + " notebook's variables have changed since. Explore the block again for a new one.");
    }
    Problem problem = Problem.of(run, patience);
    Tally tally = Tally.of(program);
    tally.count(run, problem, log);
    Interleaving told = Telling.interleaving(run, schedule, problem);
    Verdict verdict =
        problem == null
            ? new Verdict.Unfinished(
                "the one schedule \"" + schedule + "\"" + comesTo(told), "all others")
            : verdict(problem, told);
    return new Exploration(
        new Explored(
            verdict,
            new Coverage(1, 1, false, "replay", options.seed(), program.semantics().isWeak()),
            tally.outcomes(),
            problem == null ? told : null,
            tally.remarks()));
  }

  private static String comesTo(Interleaving told) {
    return told.ending().isEmpty() ? "" : ", which comes to " + told.ending();
  }

  private Exploration run() {
    try (Stalls _ = Stalls.watching(options.budget())) {
      return searched();
    }
  }

  private Exploration searched() {
    for (Phase phase : options.phases()) {
      if (!methods.contains(phase.name())) {
        methods.add(phase.name());
      }
      if (search(phase)) {
        break;
      }
    }
    Finding found = finding;
    Verdict verdict;
    Interleaving good = null;
    if (found == null) {
      verdict = isComplete() ? new Verdict.Verified() : unfinished();
    } else if (found.problem() instanceof Problem.Uncontrolled) {
      verdict = new Verdict.Refused(Telling.words(found.problem(), List.of()));
    } else {
      Shrinking shrinking = new Shrinking(program, options.steps(), found.problem());
      Schedule small = shrinking.shrink(found.witness());
      verdict = verdict(found.problem(), shrinking.record(small));
      good = shrinking.nearestGood(small);
    }
    Coverage coverage =
        new Coverage(
            tally.schedules(),
            tally.distinct(),
            isComplete(),
            String.join(", ", methods),
            options.seed(),
            program.semantics().isWeak());
    return new Exploration(
        new Explored(verdict, coverage, tally.outcomes(), good, tally.remarks()));
  }

  /// Uses a strategy until its part of the budget is used up.
  ///
  /// @return whether nothing is left to do for the strategies after it
  private boolean search(Phase phase) {
    Strategy strategy = phase.strategy().get();
    Log log = new Log(strategy, program.semantics());
    Patience patience = new Patience(log, options.steps());
    while (true) {
      Run run = program.run(patience, false);
      begin = tally.schedules() == 0 ? System.nanoTime() : begin;
      Problem found = Problem.of(run, patience);
      steps += log.depth();
      wasTooLong |= patience.gaveUp() == Patience.GaveUp.TOO_LONG;
      isBounded |= patience.isBounded();
      wasCut |= patience.isCut();
      wasPostponed |= patience.isPostponed();
      if (run.ending() instanceof Abandoned && found == null) {
        tally.countGivenUp();
      } else {
        tally.count(run, found, log);
      }
      if (found != null && finding == null) {
        finding = new Finding(found, log.route());
      }
      if (found instanceof Problem.Uncontrolled || (found != null && stopsAtProblem)) {
        return true;
      }
      if (!strategy.next(run)) {
        isExhausted = phase.isExhaustive();
        return isExhausted;
      }
      if (tally.schedules() >= options.schedules()) {
        return true;
      }
      if (steps >= phase.steps()
          || System.nanoTime() - begin >= options.budget().toNanos() * phase.until()) {
        return false;
      }
    }
  }

  private boolean isComplete() {
    return isExhausted
        && !isBounded
        && !wasTooLong
        && !wasCut
        && !wasPostponed
        && program.clash() == null
        && program.unexplored() == null
        && options.method() instanceof Options.Method.Standard;
  }

  private Verdict unfinished() {
    List<String> open = new ArrayList<>();
    String covered = Texts.count(tally.distinct(), "distinct interleaving");
    Class<?> clash = program.clash();
    if (clash != null) {
      String type = Texts.typeName(clash);
      open.add(
          "what happens inside " + type + ", which threads use at once: it is not thread-safe");
    }
    String unexplored = program.unexplored();
    if (unexplored != null) {
      open.add(unexplored);
    }
    if (!isExhausted) {
      open.add(usedUp() + " before all interleavings were run");
    } else if (options.method() instanceof Options.Method.Preemptions(int most)) {
      covered = "every interleaving with at most " + Texts.count(most, "preemption");
      open.add("those with more preemptions");
    } else if (isBounded || wasCut || wasTooLong) {
      covered = "every interleaving in which loops that wait do not go round for long";
    } else if (wasPostponed) {
      covered = "every interleaving in which few waits end by their time";
    }
    if (isBounded) {
      open.add(
          "those in which a thread looks at one place more than "
              + Patience.ROUNDS
              + " times while nothing changes and others could go on");
    }
    if (wasPostponed) {
      open.add(
          "those in which more than "
              + VirtualTime.EARLY
              + " waits of a thread end by their time while others could go on");
    }
    if (wasCut) {
      open.add(
          "what daemon threads do after " + Patience.AFTERWARDS + " steps beyond the block's end");
    }
    if (wasTooLong) {
      open.add("runs were given up after " + options.steps() + " steps");
    }
    return new Verdict.Unfinished(covered, String.join("; ", open));
  }

  private String usedUp() {
    return tally.schedules() >= options.schedules()
        ? "the budget of " + Texts.count(options.schedules(), "schedule") + " was used up"
        : "the budget of " + Texts.seconds(options.budget()) + " was used up";
  }

  private static Verdict verdict(Problem problem, Interleaving witness) {
    return switch (problem) {
      case Problem.Uncaught _ -> new Verdict.Violated(witness.ending(), witness);
      case Problem.Deadlock _ -> new Verdict.Deadlocked(witness.waits(), witness);
      case Problem.Livelock _ -> new Verdict.Livelocked(witness.waits(), witness);
      case Problem.Uncontrolled _ -> new Verdict.Refused(witness.ending());
    };
  }
}
