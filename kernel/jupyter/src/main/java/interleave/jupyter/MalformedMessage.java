package interleave.jupyter;

/// A message that a client should not have sent: torn, unsigned, or with a field missing or of the
/// wrong type. It is logged and, where the protocol has a place for it, answered.
final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessage(String message) {
    super(message);
  }

  MalformedMessage(String message, Throwable cause) {
    super(message, cause);
  }
}
