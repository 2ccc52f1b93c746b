package interleave.session;

import java.util.List;

/// A failure as a learner reads it.
///
/// @param name the exception's class or the kind of failure, such as `ArithmeticException` or
///   `CompileError`; never empty
/// @param value its message; never empty
/// @param traceback lines to show, the message among them; may hold ANSI colours
public record ErrorReport(String name, String value, List<String> traceback) {
  public ErrorReport {
    traceback = List.copyOf(traceback);
  }
}
