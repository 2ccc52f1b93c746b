package interleave.session;

import interleave.trace.MimeBundle;
import java.util.List;
import java.util.Optional;

/// A notebook's running kernel as its clients see it: cells in, outcomes and outputs out.
///
/// [#execute] is called by one thread at a time; every other method may be called by any thread at
/// any time, also while a cell runs.
public final class Session implements AutoCloseable {
  private Session() {}

  /// Opens a session. Returns at once; the compiler and the cell JVM start in the background and
  /// the first cell waits for them.
  public static Session open(Settings settings) {
    return new Session();
  }

  /// Runs a cell to its end, its non-daemon children included.
  public CellReply execute(CellRequest request, CellOutput output) {
    return new CellReply.Ok(0, java.util.Map.of());
  }

  /// Stops the running cell; without one, stops what earlier cells left running. Returns at once.
  public void interrupt() {}

  /// Whether `code` can be run as it stands.
  public Completeness isComplete(String code) {
    return new Completeness.Complete();
  }

  /// What may stand at the cursor.
  ///
  /// @param cursor a UTF-16 index into `code`
  public Completions complete(String code, int cursor) {
    return new Completions(List.of(), cursor, cursor);
  }

  /// Signature and documentation of what is at the cursor.
  ///
  /// @param cursor a UTF-16 index into `code`
  /// @param detail 0 for the signature, 1 for all there is
  public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
    return Optional.empty();
  }

  /// The cells run so far that were stored, oldest first.
  public List<HistoryEntry> history() {
    return List.of();
  }

  /// Ends every process of the notebook and frees what the session holds.
  @Override
  public void close() {}
}
