package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void exploresItsBlockToItsEnd() throws Exception {
    assertThat(Rehearsal.explore().toString()).startsWith("Violated: AssertionError: 1");
  }

  @Test
  void isWaitedForByWhoeverExplores() throws Exception {
    Object block = SampleCells.of("public static Block block() { return () -> {}; }").call("block");
    Rehearsal.begin();
    Rehearsal.begin();
    assertThat(Explorer.explore(Options.standard(), (Block) block).toString())
        .startsWith("Verified");
  }
}
