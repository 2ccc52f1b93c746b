package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// All mechanisms pass for one another: a schedule is the same run by each.
class MechanismTest {
  /// Long enough for the slowest mechanism on a busy machine.
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(5));

  private static final int REPLAYS = 100;
  private static final int ABANDONED = 300;

  @ParameterizedTest
  @EnumSource
  void passesTheSelfTest(Mechanism mechanism) {
    assertThat(SelfTest.passes(mechanism)).isTrue();
  }

  @Test
  void continuationsAreUsedUnlessAPropertyAsksForOthers() {
    assertThat(Mechanism.chosen()).isEqualTo(Mechanism.CONTINUATIONS);
    System.setProperty(Mechanism.PROPERTY, "platform-threads");
    try {
      assertThat(Mechanism.chosen()).isEqualTo(Mechanism.PLATFORM_THREADS);
      System.setProperty(Mechanism.PROPERTY, "fibres");
      assertThatThrownBy(Mechanism::chosen)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("\"fibres\"")
          .hasMessageContaining("continuations, virtual-threads, platform-threads");
    } finally {
      System.clearProperty(Mechanism.PROPERTY);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "racy, lost-update",
    "racy, pool",
    "racy, test-then-set",
    "racy, list-while-adding",
    "racy, uncaught-elsewhere",
    "racy, tickets-by-processes",
    "racy, crash-between-writes",
    "deadlocking, two-locks",
    "deadlocking, philosophers-3",
    "deadlocking, pool-waits-for-itself",
    "deadlocking, flag-never-set",
    "deadlocking, two-shared-locks",
    "correct, two-conditions-if",
    "correct, virtual-threads"
  })
  void comesToTheSameBySchedulesThatAreTheSame(String folder, String name) throws IOException {
    SampleCells cells = CorpusCell.named(folder, name).compile();
    Program program = cells.program("block", Mechanism.CONTINUATIONS);
    Exploration usual = Search.explore(program, OPTIONS);
    assertThat(usual.data().remarks()).noneMatch(remark -> remark.startsWith("Run by"));
    for (Mechanism each : new Mechanism[] {Mechanism.VIRTUAL_THREADS, Mechanism.PLATFORM_THREADS}) {
      program = cells.program("block", each);
      Exploration other = Search.explore(program, OPTIONS);
      assertThat(other).as(each.title()).hasToString(usual.toString());
      assertThat(other.data().coverage()).isEqualTo(usual.data().coverage());
      assertThat(other.data().outcomes()).isEqualTo(usual.data().outcomes());
      assertThat(other.trace()).isEqualTo(usual.trace());
      assertThat(other.data().remarks()).contains(each.remark());
      if (!usual.witness().isEmpty()) {
        Schedule witness = Schedule.parse(usual.witness());
        Exploration replayed = Search.replay(program, witness, OPTIONS);
        assertThat(replayed.trace()).isEqualTo(usual.trace());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsTheInterleavingsOfSmallProgramsExactly(Mechanism mechanism) {
    String joined = "a.start(); b.start(); a.join(); b.join();";
    assertThat(distinct(mechanism, "Runnable r = () -> count++;" + two() + joined)).isEqualTo(4);
    String three = "for (int i = 0; i < 3; i++) number.incrementAndGet();";
    String atomics = "var number = new AtomicInteger(); Runnable r = () -> { " + three + " };";
    assertThat(distinct(mechanism, atomics + two() + joined)).isEqualTo(20);
    String locked = "synchronized (number) { count++; }";
    String monitors = "var number = new Object(); Runnable r = () -> { " + locked + locked + " };";
    assertThat(distinct(mechanism, monitors + two() + joined)).isEqualTo(6);
  }

  private static String two() {
    return "Thread a = new Thread(r), b = new Thread(r);";
  }

  private static long distinct(Mechanism mechanism, String block) {
    Program program = SampleCells.program("static int count;", block, mechanism);
    Exploration found = Search.explore(program, OPTIONS);
    assertThat(found.isComplete()).isTrue();
    return found.distinct();
  }

  @ParameterizedTest
  @EnumSource
  void replaysAScheduleStepByStep(Mechanism mechanism) throws IOException {
    SampleCells cells = CorpusCell.named("racy", "two-conditions-if").compile();
    Program program = cells.program("block", mechanism);
    Exploration found = Search.explore(program, OPTIONS);
    Schedule witness = Schedule.parse(found.witness());
    Run first = program.run(new Replay(witness), true);
    for (int i = 1; i < REPLAYS; i++) {
      assertThat(program.run(new Replay(witness), true)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAbandonedLeavesNothingBehind(Mechanism mechanism) {
    Program program =
        SampleCells.program(
            "static int stubborn, last; static final Object NEVER = new Object();",
            """
            var queue = new ArrayBlockingQueue<Integer>(1);
            Thread a = new Thread(() -> {
              interleave.explore.Outside.watch(queue);
              while (true) {
                try { queue.take(); } catch (Throwable e) { stubborn++; } finally { last++; }
              }
            });
            Thread b = new Thread(() -> {
              synchronized (NEVER) { try { NEVER.wait(); } catch (InterruptedException e) {} }
            });
            a.start(); b.start(); a.join();
            """,
            mechanism);
    Random random = new Random(1);
    int[] left = {0};
    for (int i = 0; i < ABANDONED; i++) {
      left[0] = random.nextInt(12);
      Run run =
          program.run(
              state -> left[0]-- == 0 ? Chooser.ABANDON : random.nextInt(state.size()), false);
      assertThat(run.ending()).isInstanceOfAny(Ending.Abandoned.class, Ending.Stuck.class);
      assertThat(run.uncaught()).isEmpty();
    }
    Run _ = program.run(_ -> Chooser.ABANDON, false);
    assertThat(Outside.inUse()).isLessThan(ABANDONED / 10);
    long workers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().startsWith("interleave-coroutine-"))
            .count();
    assertThat(workers).isLessThan(ABANDONED / 2);
  }

  @Test
  void aJvmWithoutContinuationsExploresByPlatformThreads() throws Exception {
    assertThat(
            OtherJvm.says(
                MechanismTest.class, "-XX:+UnlockExperimentalVMOptions", "-XX:-VMContinuations"))
        .containsExactly("Violated: AssertionError: 1", Mechanism.PLATFORM_THREADS.remark());
  }

  /// Explores a cell, and prints what it comes to.
  public static void main(String[] arguments) throws IOException {
    Program program = CorpusCell.named("racy", "lost-update").program();
    Exploration found = Search.explore(program, OPTIONS);
    System.out.println(found.toString().lines().findFirst().orElseThrow());
    found.data().remarks().forEach(System.out::println);
  }
}
