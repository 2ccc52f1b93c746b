package interleave.probe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The door of woven code for being stopped, and for monitors.
///
/// Stopping a cell takes two calls of the host: [#stop] so that checks throw [StopCell], and an
/// interrupt of each of [#threadsOf] so that those that wait wake up and see it.
public final class Probe {
  /// How many checks a thread passes between its first [StopCell] and the next, so that short
  /// clean-up in `finally` blocks runs to its end.
  private static final int GRACE = 10_000;

  private static volatile boolean stopping;
  private static volatile Set<Integer> stopped = Set.of();
  private static volatile int stops;

  private Probe() {}

  /// At the entry of each woven method and before each jump back: throws [StopCell] when the
  /// thread's cell is being stopped. Costs one read of a field while nothing is.
  public static void check() {
    if (stopping) {
      checkStop();
    }
  }

  private static void checkStop() {
    Lane lane = Lane.current();
    if (!isStopped(lane.cell())) {
      return;
    }
    if (lane.stopSeen != stops) {
      lane.stopSeen = stops;
      lane.grace = GRACE;
    } else if (lane.grace > 0) {
      lane.grace--;
      return;
    }
    throw new StopCell();
  }

  /// First in each woven handler that could catch [StopCell]: throws it on.
  public static void caught(Throwable thrown) {
    if (thrown instanceof StopCell stop) {
      throw stop;
    }
  }

  /// Before a `monitorenter`: waits until the monitor is free. Unlike the JVM's own wait it ends
  /// when the cell is stopped.
  public static void enter(@Nullable Object monitor) {
    if (monitor != null) {
      Monitor.enter(monitor);
    }
  }

  /// Before a `monitorexit`.
  public static void exit(@Nullable Object monitor) {
    if (monitor != null) {
      Monitor.exit(monitor);
    }
  }

  /// From now on the checks of this cell's threads throw.
  public static synchronized void stop(int cell) {
    Set<Integer> cells = new HashSet<>(stopped);
    if (cells.add(cell)) {
      stops++;
      stopped = Set.copyOf(cells);
      stopping = true;
    }
  }

  /// Undoes [#stop].
  public static synchronized void clear(int cell) {
    Set<Integer> cells = new HashSet<>(stopped);
    cells.remove(cell);
    stopped = Set.copyOf(cells);
    stopping = !cells.isEmpty();
  }

  /// The live threads of a cell, to be interrupted and awaited: [CellContext#threadsOf].
  public static List<Thread> threadsOf(int cell) {
    return CellContext.threadsOf(cell);
  }

  /// Whether the current thread's cell is being stopped.
  public static boolean isStopping() {
    return stopping && isStopped(CellContext.current());
  }

  /// Whether any cell is being stopped.
  public static boolean isAnyStopping() {
    return stopping;
  }

  /// A new [StopCell], for a host's own waits that were interrupted while [#isStopping].
  public static StopCell stopped() {
    return new StopCell();
  }

  private static boolean isStopped(int cell) {
    return stopped.contains(cell);
  }

  /// Throws [StopCell] if the current thread's cell is being stopped, grace or not: for threads
  /// that are about to wait or were woken.
  static void checkWaiting() {
    if (isStopping()) {
      throw new StopCell();
    }
  }
}
