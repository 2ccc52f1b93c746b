package interleave.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.JvmCommand.Caching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JvmCommandTest {
  @TempDir Path folder;

  private JvmCommand command(Caching caching) {
    return new JvmCommand(
        JvmCommand.thisJava(), folder.resolve("runtime.jar"), folder, "256m", caching);
  }

  /// What a cache has to be made with: not the options of the cache itself and of profiles.
  private static List<String> ofCache(List<String> line) {
    return line.stream()
        .filter(argument -> !argument.matches("-XX:(.?AOT|CompileCommand|Tier0).*"))
        .toList();
  }

  @Test
  void trainingAndUseDifferInTheCacheAndInProfilesAlone() throws IOException {
    Files.writeString(folder.resolve("cell.aot"), "");
    List<String> use = command(Caching.USE).cell();
    List<String> train = command(Caching.TRAIN).cell();
    assertThat(use)
        .contains("-XX:AOTCache=" + folder.resolve("cell.aot"), "-XX:+AOTReplayTraining");
    assertThat(train)
        .contains("-XX:AOTCacheOutput=" + folder.resolve("cell-%p.aot"), "-XX:+AOTRecordTraining");
    assertThat(ofCache(use)).isEqualTo(ofCache(train)).hasSizeGreaterThan(10);
  }

  @Test
  void aMissingCacheIsNotNamed() {
    assertThat(command(Caching.USE).child()).noneMatch(argument -> argument.contains("AOTCache"));
  }

  @ParameterizedTest
  @EnumSource(Caching.class)
  void theJvmAcceptsEveryFlagAndPrintsNothing(Caching caching)
      throws IOException, InterruptedException {
    JvmCommand command = command(caching);
    Path jar = folder.resolve("kernel.jar");
    for (List<String> line : List.of(command.cell(), command.child(), command.kernel(jar))) {
      List<String> flags =
          line.stream()
              .takeWhile(argument -> !argument.matches("-cp|-jar"))
              .filter(argument -> !argument.startsWith("-XX:AOTCache"))
              .collect(Collectors.toCollection(ArrayList::new));
      assertThat(flags.remove("-XX:+IgnoreUnrecognizedVMOptions")).isTrue();
      assertThat(printedBy(flags)).as(line.toString()).isEmpty();
    }
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
