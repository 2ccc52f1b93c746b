package interleave.cells;

import interleave.host.Failure;
import interleave.trace.Deadlock;
import interleave.trace.MimeBundle;
import java.util.List;
import java.util.Optional;

/// What became of a cell.
public sealed interface CellOutcome {

  /// It ran to its end.
  ///
  /// @param value what its last expression gave, if it ended with one
  record Value(Optional<MimeBundle> value) implements CellOutcome {}

  /// It does not compile; the snippets before the faulty one have run.
  record Rejected(List<Diagnostic> diagnostics) implements CellOutcome {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// It threw.
  record Threw(Failure failure) implements CellOutcome {}

  /// It was interrupted.
  ///
  /// @param replaced empty when the cell JVM goes on; else what was lost with it
  record Interrupted(Optional<Replacement> replaced) implements CellOutcome {}

  /// It ran longer than the session allows.
  record TimedOut(Optional<Replacement> replaced) implements CellOutcome {}

  /// Threads of it waited for one another for ever, and it was stopped.
  record Deadlocked(Deadlock found, Optional<Replacement> replaced) implements CellOutcome {}

  /// The cell JVM ended under it.
  ///
  /// @param how what ended it, in a learner's words
  record EngineDied(String how, Replacement replaced) implements CellOutcome {}

  /// What a new cell JVM could not get back.
  ///
  /// @param missing variables that are lost, each with the reason: `name: reason`
  record Replacement(List<String> missing) {
    public Replacement {
      missing = List.copyOf(missing);
    }

    /// What a learner is told.
    public String inWords() {
      String start = "A new process runs; imports, types, methods and variables are back";
      return missing.isEmpty()
          ? start + "."
          : start + ", except:\n  " + String.join("\n  ", missing);
    }
  }
}
