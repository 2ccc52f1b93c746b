package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.MimeBundle;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExploringTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
    lab.run("int count = 0; Object a = new Object(), b = new Object(); volatile boolean flag;");
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static final String TWO_COUNT =
      """
      Thread one = new Thread(() -> count++), two = new Thread(() -> count++);
      one.start(); two.start(); one.join(); two.join();
      """;

  @Test
  void findsALostUpdateAndLeavesTheVariableAlone() {
    Lab.Transcript cell =
        lab.run("explore(() -> {" + TWO_COUNT + "if (count != 2) throw new AssertionError(); })");
    assertThat(cell.result()).contains("Violated").contains("AssertionError");
    assertThat(lab.run("count").result()).isEqualTo("0");
  }

  @Test
  void checksWhatIsAsserted() {
    String cell = "explore(() -> {" + TWO_COUNT + "assert count == 2 : \"count is \" + count; })";
    assertThat(lab.run(cell).result()).contains("Violated").contains("count is 1");
  }

  @Test
  void replaysTheWitnessInAnotherCell() {
    Lab.Transcript found =
        lab.run(
            "var e = explore(() -> {"
                + TWO_COUNT
                + "if (count != 2) throw new Error(\"lost\"); });"
                + "System.out.print(e.witness());");
    Lab.Transcript again =
        lab.run(
            "replay(\""
                + found.out()
                + "\", () -> {"
                + TWO_COUNT
                + "if (count != 2) throw new Error(\"lost\"); })");
    assertThat(again.result()).contains("lost");
  }

  @Test
  void replaysAnOutcomeWithItsValue() {
    String block = "() -> {" + TWO_COUNT + "return count; }";
    Lab.Transcript found =
        lab.run(
            "for (var o : outcomes("
                + block
                + ").outcomes()) if (o.value().equals(\"1\")) System.out.print(o.schedule());");
    assertThat(lab.run("replay(\"" + found.out() + "\", " + block + ")").result())
        .contains("which comes to 1")
        .contains("=> 1");
  }

  @Test
  void showsWhatWeakMemoryAllowsBesides() {
    lab.run("int x, y, r1, r2;");
    String block =
        """
        () -> {
          Thread one = new Thread(() -> { x = 1; r1 = y; }), two = new Thread(() -> { y = 1; r2 = x; });
          one.start(); two.start(); one.join(); two.join();
          return r1 + " " + r2;
        }
        """;
    Lab.Transcript weak = lab.run("var weak = outcomes(" + block + ").weak(); weak");
    assertThat(weak.result().lines().filter(line -> line.contains("weak only")))
        .singleElement()
        .asString()
        .contains("0 0");
    String schedule =
        lab.run("for (var o : weak.outcomes()) if (o.isWeak()) System.out.print(o.schedule());")
            .out();
    assertThat(lab.run("replay(\"" + schedule + "\", " + block + ")").result())
        .containsPattern("read [xy] 0, stale: 1 was written at step \\d+")
        .contains("=> 0 0");
  }

  @Test
  void exploresABlockAgainWithOneMoreOption() {
    String block = "() -> {" + TWO_COUNT + "return count; }";
    assertThat(lab.run("outcomes(" + block + ").preemptions(0).outcomes().size()").result())
        .isEqualTo("1");
    assertThat(
            lab.run("outcomes(" + block + ").random().seed(7).schedules(3).schedules()").result())
        .isEqualTo("3");
    assertThat(lab.run("replay(\"\", " + block + ").random()").traceback())
        .contains("give them to explore(…) or outcomes(…)");
  }

  @Test
  void listsWhatABlockCanReturn() {
    Lab.Transcript cell =
        lab.run(
            "for (var o : outcomes(() -> {"
                + TWO_COUNT
                + "return count; }).outcomes())"
                + " System.out.println(o.value());");
    assertThat(cell.out().lines()).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void findsTheDeadlockOfTwoLocksWithVirtualThreads() {
    Lab.Transcript cell =
        lab.run(
            """
            explore(() -> {
              var one = Thread.startVirtualThread(() -> { synchronized (a) { synchronized (b) {} } });
              var two = Thread.startVirtualThread(() -> { synchronized (b) { synchronized (a) {} } });
              one.join(); two.join();
            })
            """);
    assertThat(cell.result()).contains("Deadlocked");
  }

  @Test
  void findsTheLostUpdateOfAPool() {
    Lab.Transcript cell =
        lab.run(
            """
            explore(() -> {
              var pool = Executors.newFixedThreadPool(2);
              pool.submit(() -> count++); pool.submit(() -> count++);
              pool.shutdown(); pool.awaitTermination(1, TimeUnit.MINUTES);
              if (count != 2) throw new AssertionError("lost");
            })
            """);
    assertThat(cell.result()).contains("Violated").contains("lost");
  }

  @Test
  void startsThreadsThroughMethodReferences() {
    Lab.Transcript cell =
        lab.run(
            """
            explore(() -> {
              var all = List.of(new Thread(() -> count++), new Thread(() -> count++));
              all.forEach(Thread::start);
              for (var each : all) each.join();
              if (count != 2) throw new AssertionError("lost");
            })
            """);
    assertThat(cell.result()).contains("Violated").contains("lost");
  }

  @Test
  void refusesASocketByName() {
    Lab.Transcript cell = lab.run("explore(() -> { new Socket(\"localhost\", 80).close(); })");
    assertThat(cell.result())
        .containsPattern(
            "Refused: new Socket opens a socket, at Cell \\[\\d+], line 1\nnothing was explored")
        .contains("Leave it out of the block")
        .doesNotContain("interleaving", "outcome");
  }

  @Test
  void saysInWhichLineABlockFails() {
    String cell = "explore(() -> {\n" + TWO_COUNT + "int[] none = {};\nnone[count] = 1;\n})";
    assertThat(lab.run(cell).result())
        .containsPattern("Violated: ArrayIndexOutOfBounds.* length 0, at Cell \\[\\d+], line 5\n");
  }

  @Test
  void showsWhatStepsPrint() {
    String cell =
        """
        replay("", () -> {
          Thread a = new Thread(() -> { System.out.println("小明 ready"); System.out.print(7); });
          a.start();
          a.join();
        })
        """;
    assertThat(lab.run(cell).result()).contains("print 小明 ready", "print 7");
  }

  @Test
  void callsObjectsByTheLocalVariablesThatTheyAreFirstIn() {
    String cell =
        """
        explore(() -> {
          Object left = new Object(), right = new Object();
          Thread one = new Thread(() -> { synchronized (left) { synchronized (right) {} } }, "A");
          Thread two = new Thread(() -> { synchronized (right) { synchronized (left) {} } }, "B");
          one.start(); two.start(); one.join(); two.join();
        })
        """;
    assertThat(lab.run(cell).result())
        .contains("A waits for right, held by B; B waits for left, held by A");
    String array =
        "replay(\"\", () -> { int[] sum = new int[2]; sum[1]++; var same = sum; same[1]++; })";
    assertThat(lab.run(array).result()).contains("sum[1] 1→2").doesNotContain("same[1]");
  }

  @Test
  void tellsFieldsOfTwoObjectsOfAClassApart() {
    lab.run("class Purse { int coins = 5; }");
    String cell =
        """
        replay("", () -> {
          Purse from = new Purse(), to = new Purse();
          Thread a = new Thread(() -> { from.coins--; to.coins++; new Purse().coins++; }, "A");
          a.start(); a.join();
        })
        """;
    assertThat(lab.run(cell).result())
        .contains("from.coins 5→4", "to.coins 5→6")
        .containsPattern(" coins 5→6");
  }

  @Test
  void callsWhatAnArrayIsMadeWithByTheArraysVariable() {
    String cell =
        """
        replay("", () -> {
          Object[] forks = {new Object(), new Object()};
          Thread a = new Thread(() -> { synchronized (forks[1]) {} }, "A");
          a.start(); a.join();
        })
        """;
    assertThat(lab.run(cell).result()).contains("lock forks[1]");
  }

  @Test
  void callsThreadsByTheirOwnNames() {
    String cell =
        "replay(\"\", () -> { Object t = new Thread(() -> {}, \"A\"); ((Thread) t).start(); })";
    assertThat(lab.run(cell).result()).contains("start A");
  }

  @Test
  void saysWhereASynchronizedMethodTakesItsLock() {
    lab.run(
        """
        class Account {
          int balance;
          synchronized void add() {
            balance++;
          }
        }
        """);
    String cell = "replay(\"\", () -> { var account = new Account(); account.add(); })";
    assertThat(lab.run(cell).result()).containsPattern("4: balance\\+\\+; +lock account");
  }

  @Test
  void saysWhyNothingCanBeExploredInsideOfABlock() {
    assertThat(lab.run("explore(() -> {\n  explore(() -> {});\n})").result())
        .containsPattern(
            "explore cannot be called in a block that is explored, at Cell \\[\\d+], line 2");
    assertThat(lab.run("explore(null)").traceback()).contains("has to be a lambda: () -> { … }");
  }

  @Test
  void doesNotHangInALoopThatWaitsForNobody() {
    Lab.Transcript cell = lab.run("explore(() -> { while (!flag); })");
    assertThat(cell.result()).contains("Livelocked");
  }

  @Test
  void endsWithinItsBudgetWhenThereIsTooMuch() {
    Lab.Transcript cell =
        lab.run(
            """
            explore(Options.standard().budget(Duration.ofMillis(500)), () -> {
              var all = new ArrayList<Thread>();
              for (int i = 0; i < 10; i++)
                all.add(new Thread(() -> { for (int j = 0; j < 100; j++) count++; }));
              all.forEach(Thread::start);
              for (var each : all) each.join();
            })
            """);
    assertThat(cell.result()).contains("Unfinished");
    assertThat(lab.run("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void isInterruptedInTheMiddle() throws Exception {
    interruptInTheMiddle();
    assertThat(lab.run("count").result()).isEqualTo("0");
  }

  private static void interruptInTheMiddle() throws Exception {
    Lab.Transcript cell =
        lab.start(
            """
            System.out.println("begun");
            explore(Options.standard().budget(Duration.ofHours(1)), () -> {
              var all = new ArrayList<Thread>();
              for (int i = 0; i < 10; i++)
                all.add(new Thread(() -> { for (int j = 0; j < 100; j++) count++; }));
              all.forEach(Thread::start);
              for (var each : all) each.join();
            })
            """);
    cell.awaitOut(text -> text.contains("begun"));
    lab.session().interrupt();
    cell.await();
    assertThat(cell.failed()).isTrue();
  }

  @Test
  void stepsStandOnTheirOwnLinesWhereTheBlockAsserts() {
    String cell =
        """
        int[] hits = {0};
        explore(() -> {
          Thread a = new Thread(() -> hits[0]++);
          a.start();
          a.join();
          assert hits[0] == 2;
        })
        """;
    assertThat(lab.run(cell).result())
        .contains("3: Thread a = ", "4: a.start();", "5: a.join();", "6: assert hits[0]")
        .doesNotContain("2: explore", "$assertionsDisabled");
  }

  @Test
  void aReplayWithoutAValueComesToNothing() {
    Lab.Transcript cell = lab.run("replay(\"\", () -> {" + TWO_COUNT + "})");
    assertThat(cell.result())
        .contains("no problem in the one schedule \"\"; not covered: all others")
        .contains("=> (nothing)");
    assertThat(cell.bundle().data().get(MimeBundle.HTML)).contains("Steps by thread: (nothing)");
  }

  @Test
  void rehearsesInTheBackgroundOnceACellMentionsExploring() {
    String asking = "interleave.explore.Rehearsal.hasBegun()";
    try (Lab fresh = Lab.open()) {
      assertThat(fresh.run(asking).result()).isEqualTo("false");
      assertThat(fresh.run(asking + " // as before explore(…)").result()).isEqualTo("true");
    }
  }

  @Test
  void letsTheLearnerChooseEachStep() {
    Lab.Transcript cell =
        lab.run(CellRequest.of("step(() -> {" + TWO_COUNT + "})"), List.of("1", "1", "", "0"));
    assertThat(cell.out()).contains("which?").contains("thread 1 (Thread-0): read count (line 1)");
  }

  @Test
  void showsTheStatesOfASmallBlockAndOfOneThatAsksForThem() {
    String block = "explore(() -> {" + TWO_COUNT + "assert count == 2; })";
    MimeBundle below = lab.run(block).bundle();
    assertThat(below.data().getOrDefault(MimeBundle.HTML, ""))
        .contains("Show the states · 12 states, 14 steps", "interleave-scheduler");
    MimeBundle alone = lab.run(block + ".graph()").bundle();
    assertThat(alone.plain()).startsWith("12 states, 14 steps").contains("✗ throws AssertionError");
    assertThat(alone.data()).containsKeys(MimeBundle.HTML, MimeBundle.STATES);
  }

  @Test
  void showsNoStatesOfABlockThatAnEarlierCellExplored() {
    lab.run("var e = explore(() -> {" + TWO_COUNT + "})");
    MimeBundle later = lab.run("count = 7; e").bundle();
    assertThat(later.data())
        .containsKey(MimeBundle.EXPLORATION)
        .doesNotContainKey(MimeBundle.STATES);
    lab.run("count = 0");
  }

  @Test
  void saysThatABlockHasTooManyStates() {
    Lab.Transcript cell =
        lab.run(
            """
            explore(Options.standard().schedules(1), () -> {
              for (int i = 0; i < 5; i++) new Thread(() -> { for (int j = 0; j < 5; j++) count++; }).start();
            }).graph()
            """);
    assertThat(cell.failed()).isTrue();
    assertThat(cell.traceback()).contains("too many states");
  }

  @Test
  void exploresByPlatformThreadsWhereThatIsAskedFor() throws Exception {
    String property = "Property(\"interleave.explore.mechanism\"";
    lab.run("System.set" + property + ", \"platform-threads\");");
    try {
      String check = "if (count != 2) throw new AssertionError(); })";
      assertThat(lab.run("explore(() -> {" + TWO_COUNT + check).result())
          .contains("Violated")
          .contains("Run by platform threads");
      Lab.Transcript asked =
          lab.run(CellRequest.of("step(() -> {" + TWO_COUNT + "})"), List.of("1", "1", "", "0"));
      assertThat(asked.out()).contains("which?").contains("thread 1");
      interruptInTheMiddle();
    } finally {
      lab.run("System.clear" + property + ");");
    }
  }
}
