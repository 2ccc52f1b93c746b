package interleave.explore;

import interleave.trace.Explored.Interleaving;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a witness easy to read: finds a schedule with the same problem and fewer switches between
/// threads.
///
/// First it tries all schedules with no preemption, then with one, and so on as long as that is
/// fewer than the witness has. Then it pulls later turns of a thread forward to its earlier ones as
/// long as the problem stays (the idea of Zeller & Hildebrandt, *Simplifying and isolating
/// failure-inducing input*, TSE 2002).
final class Shrinking {
  private static final int RUNS_A_BOUND = 200;
  private static final int RUNS = 600;
  private static final int MOST_PREEMPTIONS = 3;

  /// Enabled steps in all states of all runs together, for the witness and again for the good run
  /// beside it. A bound on the time would let the witness depend on what else the machine does.
  private static final long STEPS = 2_000_000;

  private final Program program;
  private final int steps;
  private final Problem problem;
  private long stepsLeft = STEPS;
  private int runs;

  Shrinking(Program program, int steps, Problem problem) {
    this.program = program;
    this.steps = steps;
    this.problem = problem;
  }

  /// What a try came to.
  ///
  /// @param problem what is wrong with it, if anything is
  private record Try(Run run, Route route, @Nullable Problem problem) {
    boolean isGood() {
      return problem == null && !(run.ending() instanceof Ending.Abandoned);
    }

    Interleaving told() {
      return Telling.interleaving(run, route.schedule(), problem);
    }
  }

  /// A schedule with the same problem, and with no more switches than `witness` has, which has the
  /// problem.
  Schedule shrink(Route witness) {
    return pulledTogether(withFewestPreemptions(witness)).schedule();
  }

  private Route withFewestPreemptions(Route witness) {
    for (int bound = 0; bound < Math.min(MOST_PREEMPTIONS, witness.preemptions()); bound++) {
      DepthFirst search = DepthFirst.withPreemptions(bound);
      Route best = witness;
      int left = RUNS_A_BOUND;
      boolean more;
      do {
        Try next = run(search, false);
        if (isBetter(next, best)) {
          best = next.route();
        }
        more = search.next(LAST);
      } while (more && --left > 0 && isInBudget());
      if (best.switches() < witness.switches()) {
        return best;
      }
      if (more) {
        return witness;
      }
    }
    return witness;
  }

  private boolean isBetter(Try next, Route best) {
    return problem.isLike(next.problem()) && next.route().switches() < best.switches();
  }

  private Route pulledTogether(Route witness) {
    Route best = witness;
    boolean better = true;
    while (better) {
      better = false;
      for (List<Integer> turns : pulled(best.turns())) {
        if (runs > RUNS || !isInBudget()) {
          return best;
        }
        Try next = run(new Wish(turns), false);
        if (isBetter(next, best)) {
          best = next.route();
          better = true;
          break;
        }
      }
    }
    return best;
  }

  /// The turns with one block of a thread's steps moved next to the block of that thread before it.
  private static List<List<Integer>> pulled(List<Integer> turns) {
    List<List<Integer>> pulled = new ArrayList<>();
    for (int from = 1; from < turns.size(); from++) {
      int thread = turns.get(from);
      int to = turns.subList(0, from).lastIndexOf(thread) + 1;
      if (to == 0 || to == from) {
        continue;
      }
      int end = from;
      while (end < turns.size() && turns.get(end) == thread) {
        end++;
      }
      List<Integer> moved = new ArrayList<>(turns);
      Collections.rotate(moved.subList(to, end), end - from);
      pulled.add(moved);
    }
    return pulled;
  }

  /// The schedule without a problem that goes the way of `witness` longest and then the usual way;
  /// null when each of those has one.
  @Nullable Interleaving nearestGood(Schedule witness) {
    stepsLeft = STEPS;
    for (int kept = witness.choices().size() - 1; kept >= 0 && isInBudget(); kept--) {
      // To record takes less than to run the good one again: mostly that is the first.
      Try next = run(new Replay(witness.first(kept)), true);
      if (next.isGood()) {
        return next.told();
      }
    }
    return null;
  }

  /// The run of a schedule, step by step.
  Interleaving record(Schedule schedule) {
    return run(new Replay(schedule), true).told();
  }

  private Try run(Chooser chooser, boolean recorded) {
    runs++;
    Log log = new Log(chooser, program.semantics());
    Patience patience = new Patience(log, steps);
    Run run = program.run(patience, recorded);
    stepsLeft -= log.enabled();
    return new Try(run, log.route(), Problem.of(run, patience));
  }

  private boolean isInBudget() {
    return stepsLeft > 0;
  }

  /// Gives the turn to the threads as wished; a thread that cannot take its turn loses it.
  private static final class Wish implements Chooser {
    private final List<Integer> turns;
    private int next;

    Wish(List<Integer> turns) {
      this.turns = turns;
    }

    @Override
    public int choose(State state) {
      while (next < turns.size()) {
        int thread = turns.get(next++);
        for (int i = 0; i < state.size(); i++) {
          if (state.enabled(i).thread() == thread) {
            return i;
          }
        }
      }
      return Schedule.usual(state);
    }
  }

  private static final Run LAST =
      new Run(new Ending.Abandoned(), List.of(), "", List.of(), List.of(), List.of());
}
