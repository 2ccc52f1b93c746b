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

/// Cells with known bugs, in the folders `racy` and `deadlocking`, and without, in `correct`. Each
/// says in its text what exploring it comes to.
class CorpusTest {
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));

  /// Schedules within which a bug is to be found.
  private static final long BUDGET = 2_000;

  private static final int REPLAYS = 1000;

  static Stream<Path> buggy() throws IOException {
    return Stream.concat(CorpusCell.in("racy"), CorpusCell.in("deadlocking"));
  }

  static Stream<Path> correct() throws IOException {
    return CorpusCell.in("correct");
  }

  @Test
  void thereAreManyPrograms() throws IOException {
    assertThat(buggy().count() + correct().count()).isGreaterThan(80);
  }

  @ParameterizedTest
  @MethodSource("buggy")
  void theBugIsFoundWithinTheBudgetAndReplays(Path file) throws IOException {
    CorpusCell cell = CorpusCell.read(file);
    Exploration found = Explorer.search(cell::program, OPTIONS.schedules(BUDGET), true);
    assertThat(found.toString()).startsWith(cell.expected("1"));
    if (found.verdict() instanceof Verdict.Violated(String problem, _)) {
      assertThat(problem).contains(cell.expected("2"));
    }
    Schedule witness = Schedule.parse(found.witness());
    Program program = cell.program(witness.semantics());
    String first = replayed(program, witness);
    for (int i = 1; i < REPLAYS; i++) {
      assertThat(replayed(program, witness)).isEqualTo(first);
    }
    assertThat(Search.replay(program, witness, OPTIONS).trace()).isEqualTo(found.trace());
  }

  /// The operations of a run, with the places they were done to.
  private static String replayed(Program program, Schedule witness) {
    StringBuilder steps = new StringBuilder();
    Replay replay = new Replay(witness);
    Chooser noting =
        state -> {
          int index = replay.choose(state);
          Pending taken = state.enabled(index);
          steps.append(taken.thread()).append(taken.operation().getClass().getSimpleName());
          steps.append(taken.operation().place().id()).append(state.changed() ? "! " : " ");
          return index;
        };
    Run run = program.run(new Patience(noting, OPTIONS.steps()), false);
    return steps + Telling.outcome(run, null);
  }

  @ParameterizedTest
  @MethodSource("correct")
  void aCorrectProgramIsExhausted(Path file) throws IOException {
    CorpusCell cell = CorpusCell.read(file);
    Exploration found = Explorer.search(cell::program, OPTIONS, true);
    assertThat(found.toString()).startsWith(cell.expected("1"));
  }
}
