package interleave.session;

import interleave.course.View;
import interleave.draw.Panel;
import interleave.draw.Views;
import interleave.trace.MimeBundle;
import interleave.trace.Trace;
import org.jspecify.annotations.Nullable;

/// The views that cells ask for: of the running cell, or of the last one in which there was
/// something to see, if there is nothing yet in the running one.
final class Sights {
  private volatile @Nullable Trace last;

  /// Keeps the trace of a cell that has ended.
  void ended(Trace trace) {
    if (Panel.isWorthShowing(trace)) {
      last = trace;
    }
  }

  /// Draws a view.
  ///
  /// @param running the trace of the cell that asks, as it is now
  MimeBundle of(Views.Name name, Trace running) {
    Trace before = last;
    Trace shown = before == null || Panel.isWorthShowing(running) ? running : before;
    interleave.draw.View view = Views.of(name, shown);
    return View.forms(view.bundle(), view.stable());
  }
}
