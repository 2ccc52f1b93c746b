package interleave.probe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which cell a thread works for.
///
/// A thread belongs to the cell whose thread *started* it, whoever made it. A thread that the JDK
/// starts for itself (a pool's worker) belongs to the cell that made it, and while it runs a task
/// that woven code handed in, to the cell that handed it in. Its output and its events go to that
/// cell, and an interrupt of that cell stops it.
public final class CellContext {
  private CellContext() {}

  /// The cell that the current thread belongs to, 0 if to none.
  public static int current() {
    return Lane.current().cell();
  }

  /// Makes the current thread the one that evaluates cells, now this cell. An interrupt left over
  /// from an earlier cell is forgotten.
  ///
  /// @param cell the cell, or 0 when none is being evaluated
  public static void enter(int cell) {
    Thread.interrupted();
    Lane.evaluate(cell);
  }

  /// Makes a thread that has not started yet, or has just, belong to the current thread's cell.
  public static void adopt(Thread thread) {
    Lane.of(thread).move(current());
  }

  /// Runs `body` in the current thread as part of `cell`.
  public static void within(int cell, Runnable body) {
    Lane lane = Lane.current();
    int before = lane.move(cell);
    try {
      body.run();
    } finally {
      lane.restore(before);
    }
  }

  /// The live threads that a cell started, and the pools' workers that are running one of its
  /// tasks; not the evaluating thread.
  public static List<Thread> threadsOf(int cell) {
    List<Thread> threads = new ArrayList<>();
    for (Lane lane : Lane.alive()) {
      Thread thread = lane.thread();
      if (thread != null && lane.cell() == cell && isAtWork(lane, thread)) {
        threads.add(thread);
      }
    }
    return threads;
  }

  /// The cells that have such threads.
  public static Set<Integer> atWork() {
    Set<Integer> cells = new HashSet<>();
    for (Lane lane : Lane.alive()) {
      Thread thread = lane.thread();
      if (thread != null && lane.cell() != 0 && isAtWork(lane, thread)) {
        cells.add(lane.cell());
      }
    }
    return cells;
  }

  private static boolean isAtWork(Lane lane, Thread thread) {
    return lane.isBusy() && thread.isAlive();
  }
}
