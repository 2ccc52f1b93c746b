package interleave.session;

import interleave.draw.Panel;
import interleave.trace.Trace;
import java.time.Duration;

/// Which cells show a panel of their processes and threads.
enum Tracing {
  /// None.
  OFF,
  /// Those that started a process or a thread, or waited for anything.
  AUTO,
  /// As [#AUTO], drawn from the first moment.
  LIVE,
  /// Every cell.
  FULL;

  /// Whether a cell of this trace shows a panel.
  boolean shows(Trace trace) {
    return switch (this) {
      case OFF -> false;
      case AUTO -> trace.running() ? Panel.isWorthWatching(trace) : Panel.isWorthShowing(trace);
      case LIVE -> Panel.isWorthShowing(trace);
      case FULL -> true;
    };
  }

  /// How long a cell runs before its panel is drawn for the first time.
  Duration firstAfter() {
    return switch (this) {
      case OFF, AUTO, FULL -> Duration.ofSeconds(1);
      case LIVE -> Duration.ofMillis(50);
    };
  }
}
