package interleave.explore;

import interleave.explore.Ending.Stuck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One schedule of each class of equivalent schedules: dynamic partial-order reduction with source
/// sets and sleep sets.
///
/// Two schedules are equivalent when one becomes the other by swapping neighbouring steps that do
/// not depend on one another (a Mazurkiewicz trace). A run goes on as it likes; each pair of its
/// steps that race, so that they could have come in the other order, leaves a mark at the state
/// before the first of them: another thread has to be tried there. When no mark is left, every
/// class has been run: the search is complete.
///
/// Flanagan & Godefroid, *Dynamic partial-order reduction for model checking software*, POPL 2005;
/// sleep sets after Godefroid, LNCS 1032, 1996; which thread to mark (an initial of a source set)
/// after Abdulla, Aronis, Jonsson & Sagonas, *Optimal dynamic partial order reduction*, POPL 2014.
/// Steps that can be taken in several ways are tried in each of them. Where a mark's thread cannot
/// go on in the state, all that can are marked.
final class DynamicPartialOrder implements Strategy {
  private final List<Node> path = new ArrayList<>();
  private long redundant;

  /// A state on the current path and the step taken there.
  private static final class Node {
    private final Pending[] enabled;

    /// Whether to be tried here.
    private final boolean[] marked;

    /// Whether not to be tried here: every class that begins with it has been run.
    private final boolean[] asleep;

    private int chosen = -1;

    /// Of the step taken: by thread, the depth after its last step that happens before, 0 if none.
    private Clock clock = Clock.NONE;

    /// What waits for others here.
    private final List<Pending> blocked;

    Node(State state) {
      blocked = List.copyOf(state.blocked());
      enabled = new Pending[state.size()];
      for (int i = 0; i < enabled.length; i++) {
        enabled[i] = state.enabled(i);
      }
      marked = new boolean[enabled.length];
      asleep = new boolean[enabled.length];
    }

    Pending taken() {
      return enabled[chosen];
    }

    /// Marks all the ways in which a thread can go on.
    ///
    /// @return false when it cannot
    boolean mark(int thread) {
      boolean found = false;
      for (int i = 0; i < enabled.length; i++) {
        if (enabled[i].thread() == thread) {
          marked[i] = true;
          found = true;
        }
      }
      return found;
    }

    boolean canGoOn(int thread) {
      for (int i = 0; i < enabled.length; i++) {
        if (enabled[i].thread() == thread) {
          return true;
        }
      }
      return false;
    }

    boolean isMarked(int thread) {
      for (int i = 0; i < enabled.length; i++) {
        if (marked[i] && enabled[i].thread() == thread) {
          return true;
        }
      }
      return false;
    }

    /// What was run completely, here or before, need not be run again after a step that does not
    /// depend on it.
    void inheritSleep(Node parent) {
      for (int i = 0; i < parent.enabled.length; i++) {
        if (parent.asleep[i] && !parent.enabled[i].dependsOn(parent.taken())) {
          sleep(parent.enabled[i]);
        }
      }
    }

    private void sleep(Pending step) {
      for (int i = 0; i < enabled.length; i++) {
        if (enabled[i].thread() == step.thread() && enabled[i].variant() == step.variant()) {
          asleep[i] = true;
        }
      }
    }

    /// The first step here: the last thread goes on where it can.
    int first(int last) {
      int first = -1;
      for (int i = enabled.length - 1; i >= 0; i--) {
        if (!asleep[i] && (first < 0 || enabled[first].thread() != last)) {
          first = i;
        }
      }
      return first;
    }

    int nextMarked() {
      for (int i = 0; i < enabled.length; i++) {
        if (marked[i] && !asleep[i]) {
          return i;
        }
      }
      return -1;
    }
  }

  /// How many runs were given up because equivalent ones had been run.
  long redundant() {
    return redundant;
  }

  @Override
  public int choose(State state) {
    int depth = state.depth();
    if (depth == path.size()) {
      Node node = new Node(state);
      if (depth > 0) {
        node.inheritSleep(path.get(depth - 1));
      }
      findRacesOfBlocked(node, depth);
      int first = node.first(state.last());
      if (first < 0) {
        redundant++;
        return ABANDON;
      }
      node.mark(node.enabled[first].thread());
      path.add(node);
      take(depth, first);
    }
    return path.get(depth).chosen;
  }

  private void take(int depth, int index) {
    Node node = path.get(depth);
    node.chosen = index;
    Pending step = node.taken();
    Clock clock = findRaces(step, depth);
    node.clock = clock.ticked(step.thread(), depth + 1);
  }

  /// What waits, or has just come to wait, races with what keeps it away, also when it goes on
  /// later: by then another step may stand between the two.
  private void findRacesOfBlocked(Node node, int depth) {
    if (depth == 0) {
      return;
    }
    Pending last = path.get(depth - 1).taken();
    for (Pending each : node.blocked) {
      if (Races.keepsWaiting(last, each)) {
        Clock _ = findRaces(each, depth);
      }
    }
  }

  /// Marks for each race of `step`, taken or about to be taken after the first `depth` steps.
  ///
  /// @return the clock of what happens before it
  private Clock findRaces(Pending step, int depth) {
    Clock clock = clockOf(step.thread(), depth);
    Clock before = clock;
    Clock seen = clock;
    for (int i = depth - 1; i >= 0; i--) {
      Node node = path.get(i);
      Pending earlier = node.taken();
      if (earlier.thread() == step.thread() || !earlier.dependsOn(step)) {
        continue;
      }
      // Who waits for a lock does not race with what its holder does inside, but with its entering.
      boolean isOpen = clock.at(step.thread()) > i || node.canGoOn(step.thread());
      if (isOpen && i + 1 > seen.at(earlier.thread()) && earlier.races(step)) {
        mark(i, step, depth);
        seen = seen.joined(node.clock);
      }
      before = before.joined(node.clock);
    }
    return before;
  }

  private Clock clockOf(int thread, int depth) {
    for (int i = depth - 1; i >= 0; i--) {
      Node node = path.get(i);
      if (node.taken().thread() == thread) {
        return node.clock;
      }
    }
    return Clock.NONE;
  }

  /// Makes sure that, at the state before step `at`, a thread is tried that leads to `step` coming
  /// before it: one that can begin what does not happen after step `at`.
  private void mark(int at, Pending step, int depth) {
    Node node = path.get(at);
    int first = node.taken().thread();
    Clock clock = clockOf(step.thread(), depth);
    List<Node> initials = new ArrayList<>();
    boolean isInitial = true;
    for (int j = at + 1; j < depth; j++) {
      Node later = path.get(j);
      if (later.clock.at(first) > at) {
        continue;
      }
      if (initials.stream().noneMatch(initial -> happensBefore(initial, later.clock))) {
        if (node.isMarked(later.taken().thread())) {
          return;
        }
        initials.add(later);
      }
      isInitial &= !happensBefore(later, clock) && !later.taken().dependsOn(step);
    }
    if (isInitial && (node.isMarked(step.thread()) || node.mark(step.thread()))) {
      return;
    }
    if (initials.stream().noneMatch(initial -> node.mark(initial.taken().thread()))) {
      Arrays.fill(node.marked, true);
    }
  }

  private static boolean happensBefore(Node step, Clock clock) {
    int thread = step.taken().thread();
    return step.clock.at(thread) <= clock.at(thread);
  }

  @Override
  public boolean next(Run run) {
    waiting(run).forEach(waiting -> findRaces(waiting.pending(), path.size()));
    while (!path.isEmpty()) {
      Node node = path.getLast();
      node.asleep[node.chosen] = true;
      int next = node.nextMarked();
      if (next >= 0) {
        take(path.size() - 1, next);
        return true;
      }
      path.removeLast();
    }
    return false;
  }

  private static List<Waiting> waiting(Run run) {
    return run.ending() instanceof Stuck(List<Waiting> waits) ? waits : run.leaked();
  }
}
