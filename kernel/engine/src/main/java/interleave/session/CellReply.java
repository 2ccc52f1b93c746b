package interleave.session;

import interleave.trace.MimeBundle;
import java.util.Map;

/// How a cell ended, for the client. What it printed and showed went to its [CellOutput].
public sealed interface CellReply {
  /// The execution count of the cell.
  int executionCount();

  /// The cell ran to its end.
  ///
  /// @param userExpressions an answer for each expression asked for
  record Ok(int executionCount, Map<String, ExpressionReply> userExpressions) implements CellReply {
    public Ok {
      userExpressions = Map.copyOf(userExpressions);
    }
  }

  /// The cell did not compile, threw, was interrupted, or its process ended.
  ///
  /// @param interrupted whether an interrupt ended it
  record Failed(int executionCount, ErrorReport report, boolean interrupted) implements CellReply {}

  /// What one user expression gave.
  sealed interface ExpressionReply {
    /// Its value.
    record Value(MimeBundle bundle) implements ExpressionReply {}

    /// Why it has none.
    record Failed(ErrorReport report) implements ExpressionReply {}
  }
}
