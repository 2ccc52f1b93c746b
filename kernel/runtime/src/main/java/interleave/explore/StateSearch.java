package interleave.explore;

import interleave.explore.Schedule.Choice;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.End;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the states of a small program by running it again and again.
///
/// A run cannot be put back to an earlier state, so each step from a state is a run of its own,
/// which begins with the schedule that leads there (stateless search: Godefroid, *Model checking
/// for programming languages using VeriSoft*, POPL 1997). Two schedules lead to one state when they
/// are equivalent, which their [Fingerprint] tells: where a deterministic thread stands follows
/// from what it has read, and equivalent schedules let every thread read the same (Musuvathi &
/// Qadeer, *Partial-order reduction for context-bounded state exploration*, MSR-TR-2007-12).
/// [StateFolding] then makes one of the states that cannot be told apart.
///
/// A step that races with no step of another thread is taken at once and has no state before it:
/// alone it is a persistent set (Godefroid, *Partial-Order Methods*, LNCS 1032, 1996). Which steps
/// those are shows only when all runs were seen. So every kind of step is thought to be one until a
/// race of it is found; then the search begins again and knows better.
final class StateSearch {
  private final Program program;
  private final Limits limits;
  private final Set<Races.Kind> contested = new HashSet<>();
  private final Valuation valuation = new Valuation();
  private final Map<Long, Found> byPrint = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private List<String> threads = List.of();
  private long steps;

  /// How large a program may be.
  ///
  /// @param states before those are made one that cannot be told apart
  /// @param steps of all runs together
  record Limits(int states, long steps) {
    /// Of what is drawn unasked. It bounds no time, so that the same program is drawn on every
    /// machine or on none.
    static final Limits SMALL = new Limits(150, 2_000);

    /// Of what is asked for.
    static final Limits LARGE = new Limits(3_000, 100_000);
  }

  /// A state.
  ///
  /// @param path every step of a schedule that leads there
  /// @param before the same as they were taken
  /// @param ways what can be done next, none where the program has ended
  /// @param end how it ended, null where it goes on
  record Found(List<Choice> path, List<Step> before, List<Way> ways, @Nullable End end) {}

  /// A step from a state, with those that follow at once.
  static final class Way {
    final Choice choice;

    /// Their part of a schedule.
    List<Choice> choices = List.of();

    List<Step> steps = List.of();
    @Nullable Found to;

    Way(Choice choice) {
      this.choice = choice;
    }

    void lead(List<Choice> part, List<Step> taken, Found target) {
      choices = part;
      steps = taken;
      to = target;
    }
  }

  private record Open(Found from, Way way) {}

  private StateSearch(Program program, Limits limits) {
    this.program = program;
    this.limits = limits;
  }

  /// The states of a program, null when they are more than the limits allow, or when a run of it
  /// cannot be controlled or does not come to an end.
  static @Nullable StateGraph of(Program program, Limits limits) {
    return new StateSearch(program, limits).search();
  }

  private @Nullable StateGraph search() {
    while (true) {
      int known = contested.size();
      byPrint.clear();
      open.clear();
      Way opening = new Way(new Choice(0, 0));
      if (!findAll(opening)) {
        return null;
      }
      if (contested.size() == known) {
        return new StateFolding(valuation, threads).fold(opening, byPrint.values());
      }
    }
  }

  private boolean findAll(Way opening) {
    if (!run(List.of(), opening)) {
      return false;
    }
    while (!open.isEmpty()) {
      Open next = open.removeFirst();
      List<Choice> prefix = new ArrayList<>(next.from.path());
      prefix.add(next.way.choice);
      if (!run(prefix, next.way)) {
        return false;
      }
    }
    return true;
  }

  /// Runs by a way from a state until one that is known.
  ///
  /// @param prefix the way's first step, and those before it
  private boolean run(List<Choice> prefix, Way way) {
    StateWalk walk = new StateWalk(prefix, contested, byPrint, limits.states());
    Patience patience = new Patience(walk, Options.standard().steps());
    Run run = program.run(patience, true);
    steps += walk.taken().size();
    if (!isSound(walk, patience, run)) {
      return false;
    }
    Races.find(walk.taken(), walk.blocked(), run, patience.spinning(), contested);
    valuation.learn(run.steps());
    threads = run.threads().size() > threads.size() ? run.threads() : threads;
    Problem problem = Problem.of(run, patience);
    End end = new End(Telling.outcome(run, problem), problem != null, Telling.waits(problem));
    add(walk, run.steps(), end, Math.max(0, prefix.size() - 1), way);
    return byPrint.size() <= limits.states() && steps <= limits.steps();
  }

  /// Whether a run says all there is to say of its schedule.
  private static boolean isSound(StateWalk walk, Patience patience, Run run) {
    boolean isGivenUp = run.ending() instanceof Ending.Abandoned && walk.known() == null;
    boolean isSpinning = patience.gaveUp() == Patience.GaveUp.SPINNING;
    return !(run.ending() instanceof Ending.Refused)
        && (!isGivenUp || isSpinning)
        && !patience.isBounded();
  }

  /// Adds the states that a run has passed.
  ///
  /// @param way by which it came from the state after `begin` steps
  private void add(StateWalk walk, List<Step> steps, End end, int begin, Way way) {
    Way last = way;
    int at = begin;
    for (StateWalk.Stop stop : walk.stops()) {
      List<Way> ways = stop.options().stream().map(Way::new).toList();
      Found found = new Found(walk.path(stop.depth()), steps.subList(0, stop.depth()), ways, null);
      byPrint.put(stop.print(), found);
      last.lead(walk.choices(at, stop.depth()), steps.subList(at, stop.depth()), found);
      ways.stream().skip(1).forEach(each -> open.add(new Open(found, each)));
      last = ways.getFirst();
      at = stop.depth();
    }
    Found known = walk.known();
    if (known == null) {
      Found ended = new Found(walk.path(steps.size()), steps, List.of(), end);
      known = byPrint.computeIfAbsent(walk.print(), _ -> ended);
    }
    last.lead(walk.choices(at, steps.size()), steps.subList(at, steps.size()), known);
  }
}
