package interleave.draw;

import interleave.trace.Resource;
import interleave.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// The model of every picture of a trace. All times are nanoseconds since the cell began.
///
/// @param length when the cell, or the last event after it, ended
/// @param span which part of it a picture shows
/// @param lanes in the order of the tree: a process, then its threads, then its children
/// @param lines what was printed, in the order in which the lines were begun
/// @param dropped how many events the trace does not have because there were too many
record Drawing(
    int cell,
    boolean running,
    long length,
    Span span,
    List<Lane> lanes,
    List<Arrow> arrows,
    List<Line> lines,
    long dropped) {

  Drawing {
    lanes = List.copyOf(lanes);
    arrows = List.copyOf(arrows);
    lines = List.copyOf(lines);
  }

  static Drawing of(Trace trace) {
    return Sketch.of(trace).drawing();
  }

  /// The lines that each lane printed; a lane that printed nothing is not in it.
  Map<LaneId, List<Line>> linesByLane() {
    return lines.stream().collect(Collectors.groupingBy(Line::lane));
  }

  /// A process (by its main thread) or another thread.
  ///
  /// @param depth how far down the tree; the notebook's main process is at 0
  /// @param ppid the parent's PID; 0 for a thread that is not a process's main one
  /// @param orphan whether its parent has ended before it, so that it has another one
  /// @param created when it was made
  /// @param end when it ended, or empty
  /// @param stretches without overlaps, in order; a gap is a time when nothing is known or, in a
  ///   process, when its main thread had ended
  record Lane(
      LaneId id,
      int depth,
      LaneKind kind,
      String name,
      long ppid,
      boolean orphan,
      long created,
      OptionalLong end,
      List<Stretch> stretches,
      List<Hold> holds,
      Fate fate) {
    Lane {
      stretches = List.copyOf(stretches);
      holds = List.copyOf(holds);
    }
  }

  /// A time during which a lane held a lock.
  record Hold(long from, long to, Resource lock) {}

  /// A start or a join, from one lane to another.
  record Arrow(Cause cause, LaneId from, long leaves, LaneId to, long arrives) {
    /// What made the other lane go on.
    enum Cause {
      START,
      JOIN
    }
  }

  /// A printed line.
  ///
  /// @param at when its first character was printed
  /// @param error whether it went to standard error
  /// @param text without its line break
  record Line(LaneId lane, long at, boolean error, String text) {}
}
