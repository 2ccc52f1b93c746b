package interleave.session;

import interleave.cells.CellSource;
import interleave.cells.Diagnostic;
import java.util.List;

/// What a cell's magics came to, before its Java runs.
sealed interface Preparation {

  /// The cell can run.
  ///
  /// @param sources what to run, one after the other
  /// @param background whether to leave its children running rather than wait for them
  /// @param timed whether to say how long it took
  record Ready(List<CellSource> sources, boolean background, boolean timed) implements Preparation {
    public Ready {
      sources = List.copyOf(sources);
    }
  }

  /// A magic could not be done.
  record Failed(Diagnostic diagnostic) implements Preparation {}
}
