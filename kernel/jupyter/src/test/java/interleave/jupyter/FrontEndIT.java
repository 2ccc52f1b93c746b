package interleave.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged kernel in the hands of Jupyter's own programs. The drivers are in `src/test/python`
/// and `src/test/browser`, one process each.
class FrontEndIT extends KernelOfDrivers {
  private static final Path LESSON_ZERO =
      Installed.ROOT.resolve("notebooks/01-processes-and-threads.ipynb");

  @ParameterizedTest
  @ValueSource(strings = {"acceptance", "conformance", "protocol", "flood", "lessons"})
  void theDriverIsContent(String driver) throws Exception {
    kernel.pass(driver);
  }

  @Test
  void lessonZeroRunsInTheClassicNotebook() throws Exception {
    Path picture = Installed.ROOT.resolve("kernel/jupyter/target/classic-notebook.png");
    Files.deleteIfExists(picture);
    Installed.Ended ended =
        kernel.run(
            Installed.TESTS.resolve("browser"),
            List.of(
                "node", "classic.mjs", LESSON_ZERO.toString(), "interleave", picture.toString()));
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  void aLearnerIsTheSchedulerByButtonsInTheClassicNotebook() throws Exception {
    Path picture = Installed.ROOT.resolve("kernel/jupyter/target/scheduler.png");
    Files.deleteIfExists(picture);
    Path folder = Installed.TESTS.resolve("browser");
    String notebook = folder.resolve("scheduler.ipynb").toString();
    Installed.Ended ended =
        kernel.run(
            folder, List.of("node", "classic.mjs", notebook, "interleave", picture.toString()));
    assertThat(ended.code()).as(ended.output()).isZero();
    String seen =
        ended
            .output()
            .lines()
            .filter(line -> line.startsWith("{\"cells\""))
            .findFirst()
            .orElseThrow();
    JsonNode played = new JsonMapper().readTree(seen).path("played");
    assertThat(played).hasSize(2);
    for (JsonNode place : played) {
      assertThat(place.path("ending").asText())
          .contains("✗ throws AssertionError: 1", "replay(\"", "1 of 2 endings");
      assertThat(place.path("steps")).hasSizeGreaterThan(6);
      assertThat(place.path("again")).hasSize(2);
    }
    assertThat(picture).isNotEmptyFile();
  }
}
