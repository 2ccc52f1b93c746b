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
  private @Nullable Schedule lastGood;

  Shrinking(Program program, int steps, Problem problem) {
    this.program = program;
    this.steps = steps;
    this.problem = problem;
  }

  /// What a try came to.
  ///
  /// @param turns the threads in the order of their steps
  private record Try(
      Schedule schedule, List<Integer> turns, int preemptions, int switches, boolean hasProblem) {}

  /// A schedule with the same problem, and with no more switches than `witness` has.
  Schedule shrink(Schedule witness) {
    Try best = run(new Replay(witness));
    if (!best.hasProblem()) {
      return witness;
    }
    best = withFewestPreemptions(best);
    return pulledTogether(best).schedule();
  }

  private Try withFewestPreemptions(Try witness) {
    for (int bound = 0; bound < Math.min(MOST_PREEMPTIONS, witness.preemptions()); bound++) {
      DepthFirst search = DepthFirst.withPreemptions(bound);
      Try best = witness;
      int left = RUNS_A_BOUND;
      boolean more;
      do {
        Try next = run(search);
        if (next.hasProblem() && next.switches() < best.switches()) {
          best = next;
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

  private Try pulledTogether(Try witness) {
    Try best = witness;
    boolean better = true;
    while (better) {
      better = false;
      for (List<Integer> turns : pulled(best.turns())) {
        if (runs > RUNS || !isInBudget()) {
          return best;
        }
        Try next = run(new Wish(turns));
        if (next.hasProblem() && next.switches() < best.switches()) {
          best = next;
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
      Schedule shorter = witness.first(kept);
      run(new Replay(shorter));
      if (lastGood != null) {
        return record(lastGood);
      }
    }
    return null;
  }

  /// The run of a schedule, step by step.
  Interleaving record(Schedule schedule) {
    Patience patience = new Patience(new Replay(schedule), steps);
    Run run = program.run(patience, true);
    return Telling.interleaving(run, schedule, Problem.of(run, patience));
  }

  private Try run(Chooser chooser) {
    runs++;
    Turns turns = new Turns(chooser);
    Log log = new Log(turns, program.semantics());
    Patience patience = new Patience(log, steps);
    Run run = program.run(patience, false);
    stepsLeft -= turns.enabled;
    Problem found = Problem.of(run, patience);
    boolean isGood = found == null && !(run.ending() instanceof Ending.Abandoned);
    lastGood = isGood ? log.schedule() : null;
    return new Try(
        log.schedule(), turns.taken, turns.preemptions, log.switches(), problem.isLike(found));
  }

  private boolean isInBudget() {
    return stepsLeft > 0;
  }

  /// Notes whose turn it was, and how often it was taken from a thread that could have gone on.
  private static final class Turns implements Chooser {
    private final Chooser chooser;
    private final List<Integer> taken = new ArrayList<>();
    private int preemptions;
    private long enabled;

    Turns(Chooser chooser) {
      this.chooser = chooser;
    }

    @Override
    public int choose(State state) {
      int index = chooser.choose(state);
      enabled += state.size();
      if (index >= 0) {
        taken.add(state.enabled(index).thread());
        preemptions += state.preempts(index) ? 1 : 0;
      }
      return index;
    }
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
