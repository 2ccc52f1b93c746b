package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Waits that end for no reason.
class SpuriousWakeupTest {
  private static final Options SPURIOUS = Options.standard().spuriousWakeups();
  private static final String WAITS =
      """
      Thread waiter = new Thread(() -> {
        try {
          synchronized (box) { %s (!full) box.wait(%s); if (!full) throw new AssertionError(); }
        } catch (InterruptedException e) { throw new IllegalStateException(e); }
      });
      waiter.start();
      synchronized (box) { full = true; box.notify(); }
      waiter.join();
      """;
  private static final String PARKS =
      """
      Thread waiter = new Thread(() -> {
        %s (!full) LockSupport.park();
        if (!full) throw new AssertionError();
      });
      waiter.start();
      full = true;
      LockSupport.unpark(waiter);
      waiter.join();
      """;

  private static Exploration explore(String statements, Options options) {
    SampleCells cells =
        SampleCells.of(
            "static volatile boolean full; static final Object box = new Object();"
                + "public static Block block() { return () -> {"
                + statements
                + "}; }");
    Program program = cells.program("block", options.semantics());
    Exploration found = Search.explore(program, options);
    if (found.verdict() instanceof Verdict.Violated) {
      Schedule witness = Schedule.parse(found.witness());
      assertThat(witness.semantics()).isEqualTo(options.semantics());
      assertThat(Search.replay(program, witness, options).trace()).isEqualTo(found.trace());
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1000"})
  void anIfAroundAWaitIsFound(String time) {
    assertThat(explore(WAITS.formatted("if", time), SPURIOUS).verdict())
        .isInstanceOf(Verdict.Violated.class);
    assertThat(explore(WAITS.formatted("while", time), SPURIOUS).verdict())
        .isInstanceOf(time.isEmpty() ? Verdict.Verified.class : Verdict.Unfinished.class);
  }

  @Test
  void withoutThemTheIfIsEnough() {
    assertThat(explore(WAITS.formatted("if", ""), Options.standard()).verdict())
        .isEqualTo(new Verdict.Verified());
  }

  @Test
  void anIfAroundAParkIsFound() {
    assertThat(explore(PARKS.formatted("if"), SPURIOUS).verdict())
        .isInstanceOf(Verdict.Violated.class);
    assertThat(explore(PARKS.formatted("while"), SPURIOUS).verdict())
        .isEqualTo(new Verdict.Verified());
    assertThat(explore(PARKS.formatted("if"), Options.standard()).verdict())
        .isEqualTo(new Verdict.Verified());
  }

  @Test
  void aNotifyThatComesTooEarlyIsStillADeadlock() {
    String early =
        "Thread a = new Thread(() -> { synchronized (box) { box.notify(); } }); a.start();"
            + "synchronized (box) { while (!full) box.wait(); }";
    assertThat(explore(early, SPURIOUS).verdict()).isInstanceOf(Verdict.Deadlocked.class);
  }
}
