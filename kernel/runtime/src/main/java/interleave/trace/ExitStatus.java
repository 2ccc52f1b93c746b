package interleave.trace;

import java.util.OptionalInt;

/// How a process stands: still running, exited by itself, or killed by a signal.
public sealed interface ExitStatus {

  /// Not ended yet.
  record Running() implements ExitStatus {}

  /// Ended by itself.
  ///
  /// @param code 0 to 255; 0 means success
  record Exited(int code) implements ExitStatus {}

  /// Ended by a signal.
  ///
  /// @param signal the signal's number, such as 15 for SIGTERM or 9 for SIGKILL
  record Killed(int signal) implements ExitStatus {}

  /// The status that a JVM's `Process.exitValue()` stands for: a value above 128 is the shell's
  /// convention for a signal (143 is SIGTERM, 137 is SIGKILL).
  static ExitStatus ofJvm(int exitValue) {
    return exitValue > 128 && exitValue < 128 + 65
        ? new Killed(exitValue - 128)
        : new Exited(exitValue);
  }

  /// The exit code by Python's convention: negative for a signal, empty while running.
  default OptionalInt exitCode() {
    return switch (this) {
      case Running() -> OptionalInt.empty();
      case Exited(int code) -> OptionalInt.of(code);
      case Killed(int signal) -> OptionalInt.of(-signal);
    };
  }

  /// The value that a shell and the JVM show: 128 + the signal's number for a signal.
  default OptionalInt shellCode() {
    return switch (this) {
      case Running() -> OptionalInt.empty();
      case Exited(int code) -> OptionalInt.of(code);
      case Killed(int signal) -> OptionalInt.of(128 + signal);
    };
  }
}
