package interleave.explore;

/// The engine that runs schedules failed; not the learner's program.
sealed class EngineFault extends RuntimeException permits Unwinding {
  private static final long serialVersionUID = 1;

  EngineFault(String message, Throwable cause) {
    super(message, cause);
  }

  /// One without a stack trace, since it tells of no failure.
  EngineFault(String message) {
    super(message, null, false, false);
  }

  /// What is to be thrown for `thrown`, which came out of a handle: itself, or a fault if nobody
  /// may throw it unannounced.
  static RuntimeException of(Throwable thrown) {
    return switch (thrown) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new EngineFault(thrown.toString(), thrown);
    };
  }
}
