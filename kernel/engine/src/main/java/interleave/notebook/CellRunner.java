package interleave.notebook;

import interleave.session.CellOutput;
import interleave.session.CellReply;
import interleave.session.CellRequest;

/// What runs a cell: a session's `execute`.
@FunctionalInterface
public interface CellRunner {
  /// Runs a cell to its end.
  CellReply execute(CellRequest request, CellOutput output);
}
