package interleave.os;

import static interleave.trace.Waiting.Wakers.ANYBODY;
import static interleave.trace.Waiting.Wakers.ITS_PROCESS;
import static interleave.trace.Waiting.Wakers.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Deadlock;
import interleave.trace.Party;
import interleave.trace.Party.OfProcess;
import interleave.trace.Party.OfThread;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Waiting;
import interleave.trace.Waiting.Wakers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitGraphTest {
  private static final long CELL = 100;
  private static final long CHILD = 200;

  private final List<Waiting> waits = new ArrayList<>();
  private Set<Long> free = Set.of();

  private void waits(long pid, long thread, Wakers wakers, Party... needs) {
    waits.add(
        new Waiting(
            new OfThread(pid, thread),
            "t" + thread,
            pid == CELL ? "MainProcess" : "child",
            1,
            waits.size(),
            Reason.LOCK,
            new Resource("ReentrantLock", 1, ""),
            List.of(needs),
            wakers));
  }

  private static OfThread cell(long thread) {
    return new OfThread(CELL, thread);
  }

  private static OfThread child(long thread) {
    return new OfThread(CHILD, thread);
  }

  private List<String> cycle() {
    Optional<Deadlock> found = WaitGraph.deadlock(waits, free);
    return found
        .map(d -> d.cycle().stream().map(Waiting::name).sorted().toList())
        .orElse(List.of());
  }

  @Test
  void twoThreadsThatNeedEachOtherAreADeadlockWhoeverElseRuns() {
    free = Set.of(CELL);
    waits(CELL, 20, NOBODY, cell(21));
    waits(CELL, 21, NOBODY, cell(20));
    waits(CELL, 1, ITS_PROCESS, cell(20));
    assertThat(cycle()).containsExactly("t20", "t21");
  }

  @Test
  void aChainThatEndsAtOneWhoRunsIsNone() {
    free = Set.of(CELL);
    waits(CELL, 20, NOBODY, cell(21));
    waits(CELL, 21, NOBODY, cell(22));
    assertThat(cycle()).isEmpty();
  }

  @Test
  void aChainThatEndsAtOneWhoIsGoneIsNone() {
    waits(CELL, 20, NOBODY, cell(21));
    waits(CELL, 21, NOBODY, cell(99));
    assertThat(cycle()).isEmpty();
  }

  @Test
  void oneWhoNeedsItselfIsADeadlock() {
    waits(CELL, 1, NOBODY, cell(1));
    assertThat(cycle()).containsExactly("t1");
  }

  @Test
  void aWaitThatMayBeInterruptedCountsOnlyWhenNobodyOfItsProcessRuns() {
    waits(CELL, 20, ITS_PROCESS, cell(21));
    waits(CELL, 21, ITS_PROCESS, cell(20));
    free = Set.of(CELL);
    assertThat(cycle()).isEmpty();
    free = Set.of(CHILD);
    assertThat(cycle()).containsExactly("t20", "t21");
  }

  @Test
  void whatAnybodyMayReleaseCountsOnlyWhenNobodyRunsAnywhere() {
    waits(CHILD, 1, ANYBODY, cell(1));
    waits(CELL, 1, ITS_PROCESS, new OfProcess(CHILD));
    free = Set.of(300L);
    assertThat(cycle()).isEmpty();
    free = Set.of();
    assertThat(cycle()).containsExactly("t1", "t1");
  }

  @Test
  void oneWhoCanGoOnFreesThoseWhomItCanInterrupt() {
    waits(CELL, 20, ITS_PROCESS, cell(21));
    waits(CELL, 21, ITS_PROCESS, cell(20));
    waits(CELL, 22, NOBODY, child(1));
    free = Set.of(CHILD);
    assertThat(cycle()).isEmpty();
  }

  @Test
  void aWriterNeedsEveryReader() {
    free = Set.of(CELL);
    waits(CELL, 20, NOBODY, cell(30), cell(21));
    waits(CELL, 21, NOBODY, cell(20));
    assertThat(cycle()).containsExactly("t20", "t21");
  }

  @Test
  void theCycleIsNamedInItsOrder() {
    waits(CELL, 20, NOBODY, child(1));
    waits(CHILD, 1, ANYBODY, cell(20));
    Deadlock found = WaitGraph.deadlock(waits, free).orElseThrow();
    assertThat(found.lines())
        .containsExactlyInAnyOrder(
            "t20 waits for lock ReentrantLock#1, which child holds",
            "child waits for lock ReentrantLock#1, which t20 holds");
  }
}
