package interleave.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Other programs, run for what they print.
final class Programs {
  private Programs() {}

  /// What a program came to.
  record Ended(int code, String output) {}

  /// Runs a program to its end.
  ///
  /// @return its exit code and what it printed, on both streams; empty when it is not there or does
  ///   not end in time
  static Optional<Ended> run(Duration limit, List<String> command) {
    try {
      Path output = Files.createTempFile("interleave-", ".txt");
      try {
        return run(limit, command, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<Ended> run(Duration limit, List<String> command, Path output)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of(nothing()).toFile()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.of(
            new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8)));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return Optional.empty();
  }

  private static String nothing() {
    return System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null";
  }
}
