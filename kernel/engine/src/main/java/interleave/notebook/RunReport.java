package interleave.notebook;

import interleave.session.ErrorReport;
import java.util.List;

/// How a notebook's run went.
///
/// @param ran how many code cells were run
/// @param notRun how many code cells were left because one before them failed
/// @param failures the cells that failed and were not meant to, in order
public record RunReport(int ran, int notRun, List<Failure> failures) {
  public RunReport {
    failures = List.copyOf(failures);
  }

  /// A cell that failed.
  ///
  /// @param cell its place among all cells of the notebook, from 1
  /// @param executionCount its number as a code cell that ran
  public record Failure(int cell, int executionCount, ErrorReport report) {}

  /// Whether every cell ran and did what it was meant to.
  public boolean passed() {
    return failures.isEmpty() && notRun == 0;
  }
}
