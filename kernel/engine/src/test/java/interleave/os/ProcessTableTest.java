package interleave.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
  private final Set<Long> dead = new HashSet<>();
  private long now;

  private ProcessTable table(int processes, int startsPerSecond) {
    return ProcessTable.of(
        new Limits(processes, startsPerSecond), () -> now, pid -> !dead.contains(pid));
  }

  @Test
  void aClaimCountsBeforeItsProcessHasStarted() {
    ProcessTable table = table(2, 100);
    assertThat(table.claim(1, 1)).isEmpty();
    assertThat(table.claim(1, 2)).isEmpty();
    assertThat(table.claim(2, 1))
        .startsWith("this notebook has 2 live processes, which is its limit")
        .contains("INTERLEAVE_PROCESSES");
    assertThat(table.alive()).isEqualTo(2);
  }

  @Test
  void whatHasEndedCountsNoMoreWhoeverSaysSo() {
    ProcessTable table = table(2, 100);
    String _ = table.claim(1, 1);
    table.started(1, 1, 50);
    String _ = table.claim(1, 2);
    table.started(1, 2, 51);
    table.disconnected(50);
    table.ended(51);
    table.ended(51);
    assertThat(table.alive()).isZero();
    String _ = table.claim(1, 3);
    table.started(1, 3, 0);
    assertThat(table.alive()).isZero();
  }

  @Test
  void theEndOfAParentGivesItsClaimsBackAndKeepsItsOrphans() {
    ProcessTable table = table(5, 100);
    String _ = table.claim(7, 1);
    table.started(7, 1, 50);
    String _ = table.claim(7, 2);
    table.started(7, 2, 51);
    String _ = table.claim(7, 3);
    dead.add(51L);
    table.disconnected(7);
    assertThat(table.pids()).containsExactly(50L);
    assertThat(table.alive()).isEqualTo(1);
  }

  @Test
  void startsAreRefusedBeyondTheirRateAndAllowedAgainLater() {
    ProcessTable table = table(1_000, 10);
    for (int i = 0; i < 10; i++) {
      assertThat(table.claim(1, i)).isEmpty();
    }
    assertThat(table.claim(1, 10))
        .startsWith("this notebook has started 10 processes within a second, which is its limit")
        .contains("INTERLEAVE_STARTS_PER_SECOND");
    now += 100_000_000;
    assertThat(table.claim(1, 11)).isEmpty();
    assertThat(table.claim(1, 12)).isNotEmpty();
  }
}
