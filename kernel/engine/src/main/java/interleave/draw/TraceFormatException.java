package interleave.draw;

/// A text is not a trace in a version that can be read.
public final class TraceFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TraceFormatException(String message) {
    super(message);
  }

  TraceFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
