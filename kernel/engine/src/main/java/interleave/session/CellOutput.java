package interleave.session;

import interleave.trace.MimeBundle;
import java.util.Optional;

/// Where one cell's outputs go. The session keeps it as long as a thread or process that the cell
/// started can still print, so calls may come after the cell has ended, and from several threads.
public interface CellOutput {
  /// Printed text, coalesced: at most about fifty calls a second for each stream.
  ///
  /// @param error whether it went to standard error
  void stream(boolean error, String text);

  /// Something to show.
  ///
  /// @param displayId names the output for updates, or empty
  /// @param update whether it replaces the outputs shown under `displayId`
  void display(MimeBundle bundle, Optional<String> displayId, boolean update);

  /// Removes what was shown; with `wait`, only when the next output comes.
  void clear(boolean wait);

  /// The value of the cell's last expression.
  void result(int executionCount, MimeBundle bundle);

  /// Why the cell failed.
  void error(ErrorReport report);

  /// Asks for a line; blocks until it is there.
  ///
  /// @return the line without its terminator, or empty when this client cannot ask
  /// @throws InterruptedException when the session gives the question up
  Optional<String> readLine(String prompt, boolean password) throws InterruptedException;
}
