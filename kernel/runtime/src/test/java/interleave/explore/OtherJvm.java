package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.JvmCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A JVM beside that of the tests, which runs the main method of a class of theirs.
final class OtherJvm {
  private OtherJvm() {}

  /// The lines that it prints; fails if it ends in another way than by itself with 0.
  static List<String> says(Class<?> main, String... options) throws Exception {
    return says(System.getProperty("java.class.path"), main, options);
  }

  static List<String> says(String classPath, Class<?> main, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(JvmCommand.thisJava().toString()));
    command.addAll(List.of(options));
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath, main.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }
}
