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
    boolean isOver = true;
    boolean areDaemons = true;
    for (int i = 0; i < state.size(); i++) {
      Pending each = state.enabled(i);
      isOver &= VirtualTime.isInVain(each, world);
      areDaemons &= world.threads().get(each.thread()).thread.isDaemon();
    }
    if (areDaemons) {
      state.outlive();
    }
    return isOver;
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
        int holder = each.holder();
        String gone = holder < 0 ? "" : gone(world.threads().get(holder));
        waits.add(new Waiting(each.waiting(), holder, gone, each.spot));
      }
    }
    return waits;
  }

  private static String gone(SimulatedThread holder) {
    if (!holder.ended) {
      return "";
    }
    SimulatedProcess process = holder.process;
    return process.ended ? ", PID " + process.pid() + ", died" : " has ended";
  }
}
