package interleave.draw;

import interleave.trace.Event;
import interleave.trace.MimeBundle;
import interleave.trace.Printed;
import interleave.trace.ProcessEvent;
import interleave.trace.Reason;
import interleave.trace.SyncEvent;
import interleave.trace.ThreadEvent;
import interleave.trace.Trace;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a cell shows below its output: the table of its processes and threads, their lanes over
/// time, and what each of them printed.
public final class Panel {
  private Panel() {}

  /// The panel in its three forms: `text/plain`, `text/html` and the trace itself.
  public static MimeBundle of(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, PanelText.panel(drawing));
    forms.put(MimeBundle.HTML, PanelHtml.panel(drawing));
    forms.put(MimeBundle.TRACE, TraceJson.write(trace));
    return new MimeBundle(forms);
  }

  /// The panel as text: an aligned table, then the outputs lane by lane.
  public static String text(Trace trace) {
    return PanelText.panel(Drawing.of(trace));
  }

  /// The panel as text without what changes from run to run: no PIDs, no times. A program whose
  /// lanes each do the same in every run gives the same text in every run.
  public static String stableText(Trace trace) {
    return PanelText.stable(Drawing.of(trace));
  }

  /// The panel's picture by itself, an SVG document.
  public static String svg(Trace trace) {
    return Picture.of(Drawing.of(trace)).svg();
  }

  /// Whether the cell did something that a panel can show: it started a process or a thread, or
  /// blocked on anything.
  public static boolean isWorthShowing(Trace trace) {
    return trace.events().stream().anyMatch(Panel::isWorthShowing);
  }

  /// Whether a cell that still runs did so. That it asks for a line does not count yet: the panel
  /// would come between the question and the place to type the answer.
  public static boolean isWorthWatching(Trace trace) {
    return trace.events().stream().anyMatch(e -> isWorthShowing(e) && !isQuestion(e));
  }

  private static boolean isQuestion(Event event) {
    return event instanceof ThreadEvent.Blocked blocked && blocked.reason() == Reason.STDIN;
  }

  private static boolean isWorthShowing(Event event) {
    return switch (event) {
      case ProcessEvent.Created _, ThreadEvent.Started _, ThreadEvent.Blocked _ -> true;
      case ThreadEvent.Sampled sampled -> sampled.thread() != 1;
      case ProcessEvent.Given _, ProcessEvent.Began _, ProcessEvent.Ended _ -> false;
      case ProcessEvent.Seen _ -> false;
      case ThreadEvent.Began _, ThreadEvent.Ended _, ThreadEvent.Resumed _ -> false;
      case SyncEvent _, Printed _ -> false;
    };
  }
}
