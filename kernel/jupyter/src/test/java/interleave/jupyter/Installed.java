package interleave.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged kernel, installed under a prefix of its own, and programs that use it.
record Installed(Path prefix) {
  static final Path ROOT = Path.of(System.getProperty("interleave.root", ""));
  static final Path TESTS = ROOT.resolve("kernel/jupyter/src/test");
  private static final int PATIENCE_SECONDS = 600;

  /// What a program came to.
  record Ended(int code, String output) {}

  /// Installs as `java -jar interleave.jar install` does.
  static Installed under(Path prefix) throws IOException, InterruptedException {
    Installed installed = new Installed(prefix);
    Ended ended =
        installed.run(
            ROOT,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("interleave.jar", ""),
                "install",
                "--prefix",
                prefix.toString()));
    assertThat(ended.code()).as(ended.output()).isZero();
    return installed;
  }

  /// Debian's Python is the one that has Debian's Jupyter.
  static String python() {
    Path debian = Path.of("/usr/bin/python3");
    return Files.isExecutable(debian) ? debian.toString() : "python3";
  }

  /// Runs one of the drivers in `src/test/python`, which is to find nothing wrong.
  void pass(String driver) throws IOException, InterruptedException {
    Ended ended =
        run(TESTS.resolve("python"), List.of(python(), "-X", "utf8", driver + ".py", "-v"));
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("\nOK").doesNotContain("skipped=");
  }

  /// Runs a program to its end. The user's own Jupyter is out of its sight.
  Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(prefix, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JUPYTER_PATH", prefix.resolve("share/jupyter").toString());
    builder.environment().put("JUPYTER_DATA_DIR", prefix.resolve("own").toString());
    builder.environment().put("JUPYTER_CONFIG_DIR", prefix.resolve("config").toString());
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
