package interleave.draw;

import interleave.trace.Event;
import interleave.trace.MimeBundle;
import interleave.trace.Printed;
import interleave.trace.ProcessEvent;
import interleave.trace.SyncEvent;
import interleave.trace.ThreadEvent;
import interleave.trace.Trace;

/// What a cell shows below its output: the table of its processes and threads, their lanes over
/// time, and what each of them printed.
public final class Panel {
  private Panel() {}

  /// The panel in its three forms: `text/plain`, `text/html` and the trace itself.
  public static MimeBundle of(Trace trace) {
    return MimeBundle.text(text(trace));
  }

  /// The panel as text: an aligned table, then the outputs lane by lane.
  public static String text(Trace trace) {
    return "Cell [" + trace.cell() + "]";
  }

  /// The panel as text without what changes from run to run: no PIDs, no times. A program whose
  /// lanes each do the same in every run gives the same text in every run.
  public static String stableText(Trace trace) {
    return text(trace);
  }

  /// Whether the cell did something that a panel can show: it started a process or a thread, or
  /// blocked on anything.
  public static boolean isWorthShowing(Trace trace) {
    return trace.events().stream().anyMatch(Panel::isWorthShowing);
  }

  private static boolean isWorthShowing(Event event) {
    return switch (event) {
      case ProcessEvent.Created _, ThreadEvent.Started _, ThreadEvent.Blocked _ -> true;
      case ThreadEvent.Sampled sampled -> sampled.thread() != 1;
      case ProcessEvent.Began _, ProcessEvent.Ended _ -> false;
      case ThreadEvent.Began _, ThreadEvent.Ended _, ThreadEvent.Resumed _ -> false;
      case SyncEvent _, Printed _ -> false;
    };
  }
}
