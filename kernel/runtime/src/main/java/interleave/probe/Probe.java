package interleave.probe;

import java.util.List;

/// The door of woven code.
public final class Probe {
  private Probe() {}

  /// Makes every thread of the cell throw [StopCell] at its next check; 0 for all cells.
  public static void stop(int cell) {}

  /// Ends [#stop].
  public static void clear(int cell) {}

  /// Whether the current thread's cell is being stopped.
  public static boolean isStopping() {
    return false;
  }

  /// The live threads that a cell started; 0 for those of all cells.
  public static List<Thread> threadsOf(int cell) {
    return List.of();
  }

  /// A new [StopCell].
  public static StopCell stopped() {
    return new StopCell();
  }
}
