package interleave.os;

import interleave.trace.Deadlock;
import interleave.trace.Party;
import interleave.trace.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who waits for whom, over all processes of a notebook, at one moment.
///
/// A thread that waits goes on when *all* whom it needs go on (a lock's holder, each reader before
/// a writer, a thread that is joined), or when *any* of its other wakers does. Whoever cannot go on
/// by any of that is stuck: Holt's graph reduction (*Some deadlock properties of computer systems*,
/// 1972). A deadlock is a cycle of needs among the stuck.
public final class WaitGraph {

  private final Map<Party, Waiting> waits = new HashMap<>();
  private final Set<Long> free;
  private final Set<Waiting> movable = new HashSet<>();

  private WaitGraph(List<Waiting> all, Set<Long> free) {
    all.forEach(each -> waits.put(each.who(), each));
    this.free = new HashSet<>(free);
  }

  /// The deadlock in these waits, if there is one.
  ///
  /// @param waits of the waits of one thread the last counts
  /// @param free the processes in which a thread runs, or will go on by itself
  public static Optional<Deadlock> deadlock(List<Waiting> waits, Set<Long> free) {
    var graph = new WaitGraph(waits, free);
    graph.reduce();
    return graph.cycle();
  }

  private void reduce() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Waiting each : waits.values()) {
        if (!movable.contains(each) && canMove(each)) {
          movable.add(each);
          free.add(each.who().pid());
          changed = true;
        }
      }
    }
  }

  private boolean canMove(Waiting waiting) {
    boolean woken =
        switch (waiting.wakers()) {
          case NOBODY -> false;
          case ITS_PROCESS -> free.contains(waiting.who().pid());
          case ANYBODY -> !free.isEmpty();
        };
    return woken
        || (!waiting.needs().isEmpty() && waiting.needs().stream().allMatch(this::canMove));
  }

  private boolean canMove(Party party) {
    Waiting waiting = waits.get(party);
    return waiting == null ? free.contains(party.pid()) : movable.contains(waiting);
  }

  /// A cycle among the stuck: whoever needs one of them is followed until one comes again.
  private Optional<Deadlock> cycle() {
    Set<Waiting> done = new HashSet<>();
    for (Waiting start : waits.values()) {
      List<Waiting> path = new ArrayList<>();
      Optional<Deadlock> found = follow(start, path, done);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Deadlock> follow(Waiting at, List<Waiting> path, Set<Waiting> done) {
    int seen = path.indexOf(at);
    if (seen >= 0) {
      return Optional.of(new Deadlock(path.subList(seen, path.size())));
    }
    if (movable.contains(at) || !done.add(at)) {
      return Optional.empty();
    }
    path.add(at);
    for (Party need : at.needs()) {
      Waiting next = stuck(need);
      if (next != null) {
        Optional<Deadlock> found = follow(next, path, done);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    path.removeLast();
    return Optional.empty();
  }

  private @Nullable Waiting stuck(Party party) {
    Waiting waiting =
        switch (party) {
          case Party.OfThread thread -> waits.get(thread);
          case Party.OfProcess process -> waits.get(process.mainThread());
        };
    return waiting == null || movable.contains(waiting) ? null : waiting;
  }
}
