package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import java.time.Duration;
import java.util.List;

/// Explores blocks that are given as text.
final class Blocks {
  static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));

  private Blocks() {}

  /// What exploring a block says.
  ///
  /// @param members stand before it
  static String explored(String members, String statements) {
    return Search.explore(SampleCells.program(members, statements), OPTIONS).toString();
  }

  /// The same for a block that needs no declarations.
  static String explored(String statements) {
    return explored("", statements);
  }

  /// What a block can come to; all of its interleavings have been run.
  ///
  /// @param members stand before it
  static List<String> outcomes(String members, String statements) {
    Exploration found = Search.outcomes(SampleCells.computation(members, statements), OPTIONS);
    assertThat(found.isComplete()).as(found.toString()).isTrue();
    return found.outcomes().stream().map(Outcome::value).toList();
  }

  /// The same for a block that needs no declarations.
  static List<String> outcomes(String statements) {
    return outcomes("", statements);
  }
}
