package interleave.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The monitor of an object in a run: who is inside, how often, and who waits to be notified.
final class SimulatedMonitor {
  private final List<SimulatedThread> waiters = new ArrayList<>(0);
  private @Nullable SimulatedThread owner;
  private int entries;

  void reset() {
    waiters.clear();
    owner = null;
    entries = 0;
  }

  boolean isFreeFor(SimulatedThread thread) {
    return owner == null || owner == thread;
  }

  boolean isOwnedBy(SimulatedThread thread) {
    return owner == thread;
  }

  @Nullable SimulatedThread owner() {
    return owner;
  }

  void enter(SimulatedThread thread, int times) {
    owner = thread;
    entries += times;
  }

  /// Leaves once.
  ///
  /// @return whether the monitor is free now
  boolean exit() {
    entries--;
    if (entries == 0) {
      owner = null;
    }
    return entries == 0;
  }

  /// Whether leaving once leaves the monitor free.
  boolean isLastEntry() {
    return entries == 1;
  }

  /// Leaves altogether.
  ///
  /// @return how many times it had been entered
  int leave() {
    int times = entries;
    entries = 0;
    owner = null;
    return times;
  }

  /// Those that wait to be notified, in the order of their waits.
  List<SimulatedThread> waiters() {
    return waiters;
  }
}
