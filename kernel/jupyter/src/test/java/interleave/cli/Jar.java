package interleave.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged jar, run as a user runs it: `java -jar interleave.jar …`, in a home of its own.
final class Jar {
  private final Path home;
  private final Map<String, String> environment;
  private final List<String> before;

  private Jar(Path home, Map<String, String> environment, List<String> before) {
    this.home = home;
    this.environment = environment;
    this.before = before;
  }

  /// What a command came to.
  record Ended(int code, String out, String err) {}

  static Jar atHome(Path home) {
    return new Jar(home, Map.of(), List.of());
  }

  Jar with(String variable, String value) {
    return new Jar(home, Map.of(variable, value), before);
  }

  /// The same, run by another command.
  Jar behind(List<String> command) {
    return new Jar(home, environment, command);
  }

  static Path file() {
    return Path.of(System.getProperty("interleave.jar", ""));
  }

  static Path root() {
    return Path.of(System.getProperty("interleave.root", ""));
  }

  /// The per-user data folder, whatever the system is.
  Path data() {
    return home.resolve("data");
  }

  Ended run(String... arguments) {
    return run(file(), arguments);
  }

  Ended run(Path jar, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.home=" + home, "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(home, "out", ".txt");
      Path err = Files.createTempFile(home, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("XDG_DATA_HOME", data().toString());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().putAll(environment);
      return ended(builder.start(), out, err, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Ended ended(Process process, Path out, Path err, List<String> command)
      throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(Duration.ofMinutes(3).toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end");
    }
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
