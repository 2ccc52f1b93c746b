package interleave.notebook;

import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;

/// One thing that a code cell showed.
public sealed interface Output {
  /// Printed text; neighbours of the same stream make one output.
  ///
  /// @param error whether it went to standard error
  record Stream(boolean error, String text) implements Output {}

  /// Something displayed.
  record Display(MimeBundle bundle) implements Output {}

  /// The value of the last expression.
  record Result(int executionCount, MimeBundle bundle) implements Output {}

  /// Why the cell failed.
  record Failure(ErrorReport report) implements Output {}
}
