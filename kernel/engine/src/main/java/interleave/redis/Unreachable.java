package interleave.redis;

/// The server did not do a step, in words for a learner. Whether it began to is not known.
final class Unreachable extends Exception {
  private static final long serialVersionUID = 1;

  Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
