package interleave.probe;

/// Thrown in a learner's thread when its cell is interrupted.
///
/// An [Error], so that `catch (Exception e)` lets it pass; woven handlers that could catch it throw
/// it again ([Probe#caught]), so that only `finally` blocks run on its way out. It has neither a
/// stack trace nor suppressed exceptions.
public final class StopCell extends Error {
  private static final long serialVersionUID = 1;

  /// A new one each time: try-with-resources refuses to suppress an exception by itself.
  public StopCell() {
    super("the cell was interrupted", null, false, false);
  }
}
