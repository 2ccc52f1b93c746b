package interleave.trace;

import java.util.List;

/// The ordered events of one cell, over all its processes.
///
/// @param cell the cell's execution count
/// @param mainPid the PID of the cell JVM, the notebook's main process
/// @param mainPpid its parent's PID (the kernel)
/// @param startNanos when the cell began, on the clock of [Stamp#nanos]
/// @param endNanos when it ended, or the moment of drawing while it still runs
/// @param running whether the cell still runs
/// @param events in an order that agrees with each process's `seq`
/// @param dropped how many events were not kept because the cell made too many
public record Trace(
    int cell,
    long mainPid,
    long mainPpid,
    long startNanos,
    long endNanos,
    boolean running,
    List<Event> events,
    long dropped) {
  public Trace {
    events = List.copyOf(events);
  }
}
