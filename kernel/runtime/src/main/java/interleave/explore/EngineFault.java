package interleave.explore;

/// The engine that runs schedules failed; not the learner's program.
final class EngineFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  EngineFault(String message, Throwable cause) {
    super(message, cause);
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
