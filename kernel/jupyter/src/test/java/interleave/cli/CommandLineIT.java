package interleave.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packaged jar's commands, as processes.
final class CommandLineIT {
  @TempDir Path home;

  private Jar jar = Jar.atHome(Path.of(""));

  @BeforeEach
  void live() {
    jar = Jar.atHome(home);
  }

  @Test
  void versionNamesInterleaveAndJava() {
    Jar.Ended ended = jar.run("--version");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("Interleave 0.").contains("Java 25");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    assertThat(jar.run("--help").out())
        .contains("kernel", "install", "run", "doctor", "uninstall", "Exit codes");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                        Usage: interleave",
    "rum,                       Did you mean: interleave run",
    "run,                       Missing required parameter: 'NOTEBOOK'",
    "run none.ipynb,            none.ipynb: there is no such file",
    "run x.ipynb --timeout soon, soon",
    "run x.ipynb --htm y,       --html",
    "kernel,                    CONNECTION_FILE",
    "kernel none.json,          none.json: there is no such connection file",
    "install --user --prefix p, mutually exclusive",
  })
  void aWrongCommandLineSaysWhatIsWrong(String line, String says) {
    Jar.Ended ended = jar.run(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(ended.code()).isEqualTo(Exit.USAGE);
    assertThat(ended.err()).contains(says).doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void anInstallationIsTheSameWhenMadeTwiceAndGoneWithItsLastName() throws IOException {
    Path prefix = home.resolve("前缀 with blank");
    Path spec = prefix.resolve("share/jupyter/kernels/interleave/kernel.json");
    Path installed = prefix.resolve("share/interleave/interleave.jar");

    assertThat(jar.run("install", "--prefix", prefix.toString()).code()).isZero();
    String first = Files.readString(spec);
    var time = Files.getLastModifiedTime(installed);
    assertThat(jar.run("install", "--prefix", prefix.toString()).code()).isZero();

    assertThat(Files.readString(spec)).isEqualTo(first).contains(installed.toString());
    assertThat(Files.getLastModifiedTime(installed)).isEqualTo(time);
    assertThat(profilesOfTheCellJvm(prefix.resolve("share/interleave")))
        .as("what the cell JVM knows of methods")
        .contains(" M interleave/explore/Turns", " M jdk/internal/vm/Continuation");

    jar.run("install", "--prefix", prefix.toString(), "--name", "second");
    assertThat(jar.run("uninstall", "--prefix", prefix.toString()).code()).isZero();
    assertThat(spec.getParent()).doesNotExist();
    assertThat(installed).as("another name uses it").exists();

    jar.run("uninstall", "--prefix", prefix.toString(), "--name", "second");
    assertThat(prefix.resolve("share/interleave")).doesNotExist();
    assertThat(jar.run("uninstall", "--prefix", prefix.toString()).out())
        .contains("Nothing is installed");
  }

  /// What the cell JVM says that it knows of methods from the start.
  private static String profilesOfTheCellJvm(Path installed) throws IOException {
    Path runtime = installed.resolve("interleave-runtime.jar");
    Path caches = installed.resolve("aot");
    JvmCommand command =
        new JvmCommand(JvmCommand.thisJava(), runtime, caches, "512m", JvmCommand.Caching.USE);
    List<String> line = new ArrayList<>(command.cell());
    line.add(line.indexOf("-cp"), "-XX:+AOTPrintTrainingInfo");
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedInWords() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");

    Jar.Ended ended = jar.run("install", "--prefix", file.toString());

    assertThat(ended.code()).isEqualTo(Exit.MACHINE);
    assertThat(ended.err()).contains(file.toString(), "--prefix DIR").doesNotContain("\tat ");
  }

  @Test
  void aBadNameAndNoEnvironmentAreRefusedBeforeAnythingIsWritten() {
    assertThat(jar.run("install", "--name", "a/b").code()).isEqualTo(Exit.MACHINE);
    assertThat(jar.data()).doesNotExist();
    assertThat(jar.with("VIRTUAL_ENV", "").run("install", "--sys-prefix").err())
        .contains("no Python environment is active");
  }

  @Test
  void preferencesThatMakeNoSenseAreRefused() throws IOException {
    Path notebook = Files.writeString(home.resolve("n.ipynb"), "{\"nbformat\":4,\"cells\":[]}");

    Jar.Ended ended = jar.with("INTERLEAVE_HEAP", "lots").run("run", notebook.toString());

    assertThat(ended.code()).isEqualTo(Exit.MACHINE);
    assertThat(ended.err()).contains("INTERLEAVE_HEAP", "512m");
  }

  @Test
  void aLocaleThatLosesTheNameOfAFileIsNamed() {
    Jar.Ended ended = jar.with("LC_ALL", "C").run("run", "课程.ipynb");

    assertThat(ended.code()).isEqualTo(Exit.MACHINE);
    assertThat(ended.err()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void theKernelCommandDoesNotLoadTheParserOfTheCommandLine() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load:file=" + home.resolve("classes.txt"),
                    "-jar",
                    Jar.file().toString(),
                    "kernel",
                    "none.json"))
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();

    assertThat(process.waitFor()).isEqualTo(Exit.USAGE);
    assertThat(Files.readString(home.resolve("classes.txt")))
        .contains("interleave.cli.Main")
        .doesNotContain("picocli");
  }
}
