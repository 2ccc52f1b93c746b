package interleave.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged kernel, installed, in the hands of Jupyter's own client library. The drivers are in
/// `src/test/python`, one process each.
class FrontEndIT {
  private static final Path DRIVERS =
      Path.of(System.getProperty("interleave.root", ""), "kernel/jupyter/src/test/python");
  private static final int PATIENCE_SECONDS = 600;

  @TempDir static Path prefix;

  @BeforeAll
  static void install() throws Exception {
    Ended ended =
        run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("interleave.jar", ""),
                "install",
                "--prefix",
                prefix.toString()));
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conformance", "protocol", "life", "flood", "soak"})
  void theDriverIsContent(String driver) throws Exception {
    Ended ended = run(List.of(python(), "-X", "utf8", driver + ".py", "-v"));
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("\nOK").doesNotContain("skipped=");
  }

  /// Debian's Python is the one that has Debian's Jupyter.
  private static String python() {
    Path debian = Path.of("/usr/bin/python3");
    return Files.isExecutable(debian) ? debian.toString() : "python3";
  }

  private record Ended(int code, String output) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(prefix, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(DRIVERS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JUPYTER_PATH", prefix.resolve("share/jupyter").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end:\n" + Files.readString(output, UTF_8));
    }
    return new Ended(process.exitValue(), Files.readString(output, UTF_8));
  }
}
