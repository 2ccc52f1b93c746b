package interleave.draw;

import interleave.trace.Event;
import interleave.trace.ProcessEvent;
import interleave.trace.Stamp;
import interleave.trace.Trace;
import java.util.HashMap;
import java.util.Map;

/// Puts the clocks of a trace's processes on one axis.
///
/// Where `System.nanoTime` is one clock for all processes, the offsets are zero. Elsewhere a
/// child's clock can show anything; a child that seems to act before it was made, or after it
/// ended, is moved to the moment at which it was made.
final class Clocks {
  /// Below this a difference is not worth a correction, nanoseconds.
  private static final long TOLERANCE = 5_000_000;

  private final long start;
  private final Map<Long, Long> offsets = new HashMap<>();

  private Clocks(long start) {
    this.start = start;
  }

  static Clocks of(Trace trace) {
    Clocks clocks = new Clocks(trace.startNanos());
    Map<Long, Long> first = new HashMap<>();
    Map<Long, Long> last = new HashMap<>();
    Map<Long, Long> ended = new HashMap<>();
    for (Event event : trace.events()) {
      Stamp stamp = event.stamp();
      first.merge(stamp.pid(), stamp.nanos(), Math::min);
      last.merge(stamp.pid(), stamp.nanos(), Math::max);
      if (event instanceof ProcessEvent.Ended end) {
        ended.put(end.process(), end.stamp().nanos() - clocks.start);
      }
    }
    for (Event event : trace.events()) {
      if (event instanceof ProcessEvent.Created made && first.containsKey(made.child())) {
        long born = clocks.at(made.stamp());
        long from = first.getOrDefault(made.child(), 0L) - clocks.start;
        long to = last.getOrDefault(made.child(), 0L) - clocks.start;
        long latest = ended.getOrDefault(made.child(), Long.MAX_VALUE / 2) + TOLERANCE;
        if (from < born - TOLERANCE || to > latest) {
          clocks.offsets.put(made.child(), born - from);
        }
      }
    }
    return clocks;
  }

  /// Nanoseconds since the cell began, not negative.
  long at(Stamp stamp) {
    return Math.max(0, stamp.nanos() - start + offsets.getOrDefault(stamp.pid(), 0L));
  }
}
