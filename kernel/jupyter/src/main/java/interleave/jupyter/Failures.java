package interleave.jupyter;

import interleave.session.ErrorReport;
import java.util.List;

/// Failures as messages carry them.
final class Failures {
  private Failures() {}

  static void write(JsonWriter out, ErrorReport report) {
    String name = report.name().isEmpty() ? "Error" : report.name();
    out.text("ename", name)
        .text("evalue", report.value().isEmpty() ? name : report.value())
        .texts("traceback", report.traceback());
  }

  /// What a client is told of a fault of ours or of a message that makes no sense.
  static ErrorReport report(Throwable fault) {
    String name = fault.getClass().getSimpleName();
    String message = String.valueOf(fault.getMessage());
    return new ErrorReport(name, message, List.of(name + ": " + message));
  }
}
