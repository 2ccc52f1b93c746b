package interleave.explore;

import java.util.ArrayList;
import java.util.List;

/// How a run ended in which no thread goes on.
final class Endings {
  private Endings() {}

  static Ending of(World world) {
    SimulatedThread main = world.threads().getFirst();
    return main.ended ? world.notes().outcome() : new Ending.Stuck(waiting(world));
  }

  /// Whether all that could still happen is that threads which outlived the block wait in vain.
  static boolean isOver(World world, State state) {
    if (!world.threads().getFirst().ended) {
      return false;
    }
    for (int i = 0; i < state.size(); i++) {
      Pending each = state.enabled(i);
      boolean isDaemon = world.threads().get(each.thread()).thread.isDaemon();
      if (!isDaemon && !VirtualTime.isTimeout(each, world)) {
        return false;
      }
    }
    return true;
  }

  /// The threads that the block left behind, without daemons.
  static List<Waiting> leaked(World world) {
    List<Waiting> waits = waiting(world);
    return waits.isEmpty()
        ? waits
        : waits.stream()
            .filter(each -> !world.threads().get(each.pending().thread()).thread.isDaemon())
            .toList();
  }

  /// The threads that have not ended.
  static List<Waiting> waiting(World world) {
    List<Waiting> waits = new ArrayList<>(0);
    for (SimulatedThread each : world.threads()) {
      if (!each.ended) {
        waits.add(new Waiting(each.waiting(), each.holder(), each.spot));
      }
    }
    return waits;
  }
}
