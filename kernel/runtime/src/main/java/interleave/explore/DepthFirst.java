package interleave.explore;

import java.util.ArrayList;
import java.util.List;

/// Every schedule, by depth-first search: no two are the same, but many are equivalent.
///
/// With a bound on preemptions it is the search of Musuvathi & Qadeer, *Iterative context bounding
/// for systematic testing of multithreaded programs*, PLDI 2007: a preemption takes the turn away
/// from a thread that could go on, and most bugs need few.
final class DepthFirst implements Strategy {
  private final int bound;
  private final List<Node> path = new ArrayList<>();

  /// A state on the current path.
  private static final class Node {
    private final int size;

    /// Indices left to try are those that are not preemptions, when no more of these are allowed.
    private final boolean[] allowed;

    private int chosen = -1;
    private final int preemptions;
    private final boolean[] preempts;

    Node(State state, int preemptions, int bound) {
      this.size = state.size();
      this.preemptions = preemptions;
      this.allowed = new boolean[size];
      this.preempts = new boolean[size];
      for (int i = 0; i < size; i++) {
        preempts[i] = state.preempts(i);
        allowed[i] = !preempts[i] || preemptions < bound;
      }
    }

    boolean advance() {
      do {
        chosen++;
      } while (chosen < size && !allowed[chosen]);
      return chosen < size;
    }

    int preemptionsAfter() {
      return preemptions + (preempts[chosen] ? 1 : 0);
    }
  }

  private DepthFirst(int bound) {
    this.bound = bound;
  }

  /// Every schedule.
  static DepthFirst all() {
    return new DepthFirst(Integer.MAX_VALUE);
  }

  /// Every schedule with at most so many preemptions.
  static DepthFirst withPreemptions(int bound) {
    return new DepthFirst(bound);
  }

  @Override
  public int choose(State state) {
    int depth = state.depth();
    if (depth == path.size()) {
      int preemptions = depth == 0 ? 0 : path.getLast().preemptionsAfter();
      Node node = new Node(state, preemptions, bound);
      node.advance();
      path.add(node);
    }
    return path.get(depth).chosen;
  }

  @Override
  public boolean next(Run run) {
    while (!path.isEmpty() && !path.getLast().advance()) {
      path.removeLast();
    }
    return !path.isEmpty();
  }
}
