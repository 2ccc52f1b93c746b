package interleave.trace;

/// A value that knows its own forms: as a cell's result it is shown in them, not as its `toString`.
public interface Showable {
  /// The forms, with `text/plain` among them.
  MimeBundle forms();
}
