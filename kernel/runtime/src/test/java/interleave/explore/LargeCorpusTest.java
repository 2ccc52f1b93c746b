package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cells with more threads than can be exhausted, in the folder `large`: their bugs are found all
/// the same.
class LargeCorpusTest {
  /// How many schedules finding the bug may take, whatever the machine.
  private static final Options OPTIONS =
      Options.standard().budget(Duration.ofMinutes(5)).schedules(300);

  private static final int REPLAYS = 20;

  static Stream<Path> large() throws IOException {
    return CorpusCell.in("large");
  }

  @ParameterizedTest
  @MethodSource("large")
  void theBugIsFoundAndReplays(Path file) throws IOException {
    CorpusCell cell = CorpusCell.read(file);
    Program program = cell.program();
    Exploration found = Search.explore(program, OPTIONS);
    assertThat(found.toString()).startsWith(cell.expected("1"));
    assertThat(((Verdict.Violated) found.verdict()).problem()).contains(cell.expected("2"));
    Schedule witness = Schedule.parse(found.witness());
    for (int i = 0; i < REPLAYS; i++) {
      assertThat(Search.replay(program, witness, OPTIONS).trace()).isEqualTo(found.trace());
    }
  }

  @Test
  void whatIsSmallIsExhaustedByReductionAlone() throws IOException {
    Exploration found =
        Search.explore(CorpusCell.named("correct", "lost-update").program(), OPTIONS);
    assertThat(found.data().coverage().method()).isEqualTo("partial-order reduction");
  }
}
