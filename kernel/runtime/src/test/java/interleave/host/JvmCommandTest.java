package interleave.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.JvmCommand.Caching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmCommandTest {
  @TempDir Path folder;

  private JvmCommand command(Caching caching) {
    return new JvmCommand(
        JvmCommand.thisJava(), folder.resolve("runtime.jar"), folder, "256m", caching);
  }

  private static List<String> withoutCache(List<String> line) {
    return line.stream().filter(argument -> !argument.startsWith("-XX:AOTCache")).toList();
  }

  @Test
  void trainingAndUseDifferInTheCacheAlone() throws IOException {
    Files.writeString(folder.resolve("cell.aot"), "");
    List<String> use = command(Caching.USE).cell();
    List<String> train = command(Caching.TRAIN).cell();
    assertThat(use).contains("-XX:AOTCache=" + folder.resolve("cell.aot"));
    assertThat(train).contains("-XX:AOTCacheOutput=" + folder.resolve("cell-%p.aot"));
    assertThat(withoutCache(use)).isEqualTo(withoutCache(train)).hasSize(use.size() - 1);
  }

  @Test
  void aMissingCacheIsNotNamed() {
    assertThat(command(Caching.USE).child()).noneMatch(argument -> argument.contains("AOTCache"));
  }

  @Test
  void theJvmAcceptsEveryFlagAndPrintsNothing() throws IOException, InterruptedException {
    List<String> line = command(Caching.USE).child();
    List<String> flags = new ArrayList<>(line.subList(0, line.indexOf("-cp")));
    assertThat(flags.remove("-XX:+IgnoreUnrecognizedVMOptions")).isTrue();
    assertThat(printedBy(flags)).isEmpty();
  }

  @Test
  void theVariableOfTheChildKeepsItsArguments() {
    JvmCommand command = command(Caching.USE);
    assertThat(command.childVariable().lines()).containsExactlyElementsOf(command.child());
  }

  /// A program that prints nothing.
  static final class Mute {
    public static void main(String[] args) {}
  }

  /// What `flags` print for it.
  private String printedBy(List<String> flags) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Mute.class.getName()));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}
