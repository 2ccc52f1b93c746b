package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine's code as the JVM's second compiler compiles it, which takes who the current thread
/// is to be the same all through a method.
class SecondCompilerTest {
  private static final int TIMES = 25;
  private static final int REPLAYS = 400;

  @ParameterizedTest
  @CsvSource({"racy, peterson-wrong", "racy, test-then-set", "correct, test-then-set"})
  void aSpinningProgramKeepsItsVerdictWhenTheEngineIsCompiledAgain(String folder, String name)
      throws IOException {
    Program program = CorpusCell.named(folder, name).program();
    Options options = Options.standard().budget(Duration.ofMinutes(2));
    Set<String> said = new HashSet<>();
    for (int i = 0; i < TIMES; i++) {
      Exploration found = Search.explore(program, options);
      said.add(found.toString());
      replay(program, Schedule.parse(found.witness()), options);
    }
    assertThat(said).hasSize(1);
  }

  private static void replay(Program program, Schedule schedule, Options options) {
    for (int i = 0; i < REPLAYS; i++) {
      Run _ = program.run(new Patience(new Replay(schedule), options.steps()), false);
    }
  }
}
