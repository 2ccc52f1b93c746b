package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelspecTest {
  private static final List<String> COMMAND = List.of("/jdk/bin/java", "-jar", "/app/i.jar");

  @TempDir Path folder;

  @Test
  void itSaysWhatJupyterAsksFor() throws IOException {
    Kernelspec.write(folder, COMMAND, "interleave");

    JsonNode json = JsonMapper.builder().build().readTree(folder.resolve("kernel.json").toFile());

    assertThat(json.path("argv"))
        .extracting(JsonNode::asText)
        .containsExactly("/jdk/bin/java", "-jar", "/app/i.jar", "kernel", "{connection_file}");
    assertThat(json.path("display_name").asText()).isEqualTo("Java 25 · Interleave");
    assertThat(json.path("language").asText()).isEqualTo("java");
    assertThat(json.path("interrupt_mode").asText()).isEqualTo("message");
    assertThat(json.path("metadata").path("debugger").isBoolean()).isTrue();
    assertThat(json.path("metadata").path("debugger").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void itsLogosHaveTheSizesOfTheirNames(int size) throws IOException {
    Kernelspec.write(folder, COMMAND, "interleave");

    var logo = ImageIO.read(folder.resolve("logo-%dx%d.png".formatted(size, size)).toFile());

    assertThat(logo.getWidth()).isEqualTo(size);
    assertThat(logo.getHeight()).isEqualTo(size);
  }

  @Test
  void anotherNameIsShown() throws IOException {
    assertThat(Kernelspec.json(COMMAND, "next")).contains("Java 25 · Interleave (next)");
  }

  @Test
  void itKnowsWhatItStarts() throws IOException {
    Kernelspec.write(folder, COMMAND, "interleave");

    assertThat(Kernelspec.starts(folder, Path.of("/app/i.jar"))).isTrue();
    assertThat(Kernelspec.starts(folder, Path.of("/app/other.jar"))).isFalse();
    assertThat(Kernelspec.command(folder.resolve("none"))).isEmpty();
  }

  @Test
  void removingLeavesTheFilesOfOthers() throws IOException {
    Path spec = folder.resolve("spec");
    Kernelspec.write(spec, COMMAND, "interleave");
    Files.writeString(spec.resolve("mine.txt"), "mine");

    Kernelspec.remove(spec);

    assertThat(spec).isDirectoryContaining("glob:**/mine.txt");
    assertThat(spec.resolve("kernel.json")).doesNotExist();
  }
}
