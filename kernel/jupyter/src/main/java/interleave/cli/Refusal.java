package interleave.cli;

/// The machine does not allow what was asked for. The message names the file or program, says what
/// is wrong and what to do; it is all that the user sees.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }

  Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
