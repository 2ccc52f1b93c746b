package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void exploresItsBlocksToTheirEnds() throws Exception {
    assertThat(Rehearsal.explore(0).toString()).startsWith("Violated: AssertionError: 1");
    assertThat(Rehearsal.explore(1).toString()).startsWith("Verified");
    assertThat(Rehearsal.explore(2).toString()).startsWith("Deadlocked");
    assertThat(Rehearsal.explore(3).toString()).startsWith("Verified");
  }

  @Test
  void leavesNoClassesBehind() throws Exception {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    var _ = Rehearsal.explore(0);
    System.gc();
    long before = classes.getUnloadedClassCount();
    for (int round = 0; round < 8; round++) {
      var _ = Rehearsal.explore(round);
    }
    System.gc();
    // of each the block's class twice, that of the variables, and lambdas
    assertThat(classes.getUnloadedClassCount() - before).isGreaterThan(8 * 4);
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
