package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Act;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What blocks can come to when reads may be stale. An outcome is `weak` when no sequentially
/// consistent run comes to it, else `sc`.
class WeakMemoryTest {
  private static final Semantics WEAK = new Semantics(true, false, false);
  private static final String SC = "sc";
  private static final String ONLY_WEAK = "weak";

  /// Two threads, `a` and `b`, and then what their results `r1` and `r2` are.
  private static Program two(String members, String a, String b) {
    return SampleCells.computation(
        "static int r1, r2;\n" + members,
        "Thread a = new Thread(() -> { "
            + a
            + " }), b = new Thread(() -> { "
            + b
            + " }); a.start(); b.start(); a.join(); b.join(); return r1 + \" \" + r2;",
        WEAK);
  }

  private static Map<String, String> outcomes(Program program) {
    Exploration found = Search.outcomes(program, Options.standard().weak());
    assertThat(found.isComplete()).isTrue();
    Map<String, String> outcomes = new TreeMap<>();
    for (Outcome outcome : found.outcomes()) {
      outcomes.put(outcome.value(), outcome.isWeak() ? ONLY_WEAK : SC);
    }
    return outcomes;
  }

  /// The same outcomes by all schedules, none left out as equivalent.
  private static Set<String> byBruteForce(Program program) {
    Set<String> outcomes = new TreeSet<>();
    DepthFirst search = DepthFirst.all();
    Patience patience = new Patience(search, 10_000);
    boolean more = true;
    for (int i = 0; more && i < 100_000; i++) {
      Run run = program.run(patience, false);
      outcomes.add(Telling.outcome(run, Problem.of(run, patience)));
      more = search.next(run);
    }
    return outcomes;
  }

  /// Programs of two threads, the block's own and `a`, with plain variables `x` and `y`, atomics
  /// `p` and `q`, and a volatile `v`.
  @Test
  void whatIsLeftOutAsEquivalentComesToNothingElse() {
    StringBuilder members = new StringBuilder("static int x, y, r1, r2; static volatile int v;");
    members.append("static AtomicInteger p = new AtomicInteger(), q = new AtomicInteger();");
    Random random = new Random(5);
    for (int i = 0; i < PROGRAMS; i++) {
      members.append(
          """
          public static Computation<?> block%d() { return () -> {
            Thread a = new Thread(() -> { %s r1 = %s; });
            a.start();
            %s r2 = %s;
            a.join();
            return r1 + " " + r2 + " " + x + y + v + p + q;
          }; }
          """
              .formatted(
                  i,
                  pick(random, STORES),
                  pick(random, LOADS),
                  pick(random, STORES),
                  pick(random, LOADS) + " * 3 + " + pick(random, LOADS)));
    }
    SampleCells cells = SampleCells.of(members.toString());
    for (int i = 0; i < PROGRAMS; i++) {
      Program program = cells.program("block" + i, WEAK);
      assertThat(outcomes(program).keySet()).isEqualTo(byBruteForce(program));
    }
  }

  private static final int PROGRAMS = 30;
  private static final List<String> STORES =
      List.of(
          "x = 1;",
          "y = 1;",
          "x++;",
          "v = 1;",
          "p.setOpaque(1);",
          "p.setRelease(2);",
          "q.getAndIncrement();",
          "java.lang.invoke.VarHandle.fullFence();");
  private static final List<String> LOADS =
      List.of("x", "y", "v", "p.getOpaque()", "p.getAcquire()", "q.get()", "q.getPlain()");

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void storesAreSeenLate() {
    assertThat(outcomes(two("static int x, y;", "x = 1; r1 = y;", "y = 1; r2 = x;")))
        .isEqualTo(Map.of("0 0", ONLY_WEAK, "0 1", SC, "1 0", SC, "1 1", SC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"static volatile int x, y;", "static int x; static volatile int y;"})
  void storesToVolatilesAreNotSeenLate(String variables) {
    boolean both = variables.contains("x, y");
    assertThat(outcomes(two(variables, "x = 1; r1 = y;", "y = 1; r2 = x;")).keySet())
        .isEqualTo(both ? Set.of("0 1", "1 0", "1 1") : Set.of("0 0", "0 1", "1 0", "1 1"));
  }

  @Test
  void fullFencesKeepStoresFromBeingSeenLate() {
    String fence = "java.lang.invoke.VarHandle.fullFence();";
    assertThat(
            outcomes(
                two(
                    "static int x, y;",
                    "x = 1;" + fence + "r1 = y;",
                    "y = 1;" + fence + "r2 = x;")))
        .containsOnlyKeys("0 1", "1 0", "1 1");
  }

  @Test
  void dataIsNotThereYetWhenAPlainFlagSaysSo() {
    String reader = "r1 = flag ? 1 : 0; r2 = data;";
    String writer = "data = 1; flag = true;";
    assertThat(outcomes(two("static int data; static boolean flag;", writer, reader)))
        .isEqualTo(Map.of("0 0", SC, "0 1", SC, "1 1", SC, "1 0", ONLY_WEAK));
    assertThat(outcomes(two("static int data; static volatile boolean flag;", writer, reader)))
        .containsOnlyKeys("0 0", "0 1", "1 1");
  }

  @Test
  void aPlainFlagMayNeverBeSeen() {
    String writer = "flag = true;";
    String reader = "while (!flag) {} r1 = 1;";
    assertThat(outcomes(two("static boolean flag;", writer, reader)))
        .isEqualTo(Map.of("1 0", SC, "runs for ever", ONLY_WEAK));
    assertThat(outcomes(two("static volatile boolean flag;", writer, reader)))
        .isEqualTo(Map.of("1 0", SC));
    assertThat(
            outcomes(
                two(
                    "static AtomicBoolean flag = new AtomicBoolean();",
                    "flag.setOpaque(true);",
                    "while (!flag.getOpaque()) {} r1 = 1;")))
        .isEqualTo(Map.of("1 0", SC));
  }

  private static final String BOX = "static class Box { %s int value; Box(int v) { value = v; } }";

  @Test
  void anUnsafelyPublishedObjectShowsDefaultValues() {
    String reader = "Box seen = box; r1 = seen == null ? -1 : seen.value;";
    String members = BOX + "static Box box;";
    assertThat(outcomes(two(members.formatted(""), "box = new Box(7);", reader)))
        .isEqualTo(Map.of("-1 0", SC, "7 0", SC, "0 0", ONLY_WEAK));
    assertThat(outcomes(two(members.formatted("final"), "box = new Box(7);", reader)))
        .containsOnlyKeys("-1 0", "7 0");
    assertThat(
            outcomes(
                two(BOX.formatted("") + "static volatile Box box;", "box = new Box(7);", reader)))
        .containsOnlyKeys("-1 0", "7 0");
  }

  @Test
  void whatAFinalFieldRefersToIsSeenAsItWasWhenItsObjectWasMade() {
    String reader = "Box seen = box; r1 = seen == null ? -1 : seen.values[0];";
    String box =
        "static class Box { %s int[] values; Box() { values = new int[1]; values[0] = 7; } }"
            + "static Box box;";
    assertThat(outcomes(two(box.formatted("final"), "box = new Box();", reader)))
        .containsOnlyKeys("-1 0", "7 0");
    assertThat(outcomes(two(box.formatted(""), "box = new Box();", reader)))
        .containsEntry("0 0", ONLY_WEAK)
        .containsEntry(
            "throws NullPointerException: Cannot load from int array because"
                + " \"seen.values\" is null",
            ONLY_WEAK);
  }

  @Test
  void doubleCheckedLockingNeedsVolatile() {
    String members =
        BOX.formatted("")
            + """
            static %s Box made;
            static final Object LOCK = new Object();
            static Box get() {
              Box seen = made;
              if (seen == null) {
                synchronized (LOCK) {
                  seen = made;
                  if (seen == null) { seen = new Box(7); made = seen; }
                }
              }
              return seen;
            }
            """;
    assertThat(outcomes(two(members.formatted(""), "r1 = get().value;", "r2 = get().value;")))
        .isEqualTo(Map.of("7 7", SC, "0 7", ONLY_WEAK, "7 0", ONLY_WEAK));
    assertThat(
            outcomes(two(members.formatted("volatile"), "r1 = get().value;", "r2 = get().value;")))
        .isEqualTo(Map.of("7 7", SC));
  }

  @Test
  void onlyPlainReadsGoBackInTime() {
    String back = "1 0";
    assertThat(outcomes(two("static int x;", "x = 1;", "r1 = x; r2 = x;")))
        .containsEntry(back, ONLY_WEAK);
    assertThat(outcomes(two("static volatile int x;", "x = 1;", "r1 = x; r2 = x;")))
        .doesNotContainKey(back);
    assertThat(
            outcomes(
                two(
                    "static AtomicInteger x = new AtomicInteger();",
                    "x.setOpaque(1);",
                    "r1 = x.getOpaque(); r2 = x.getOpaque();")))
        .doesNotContainKey(back);
  }

  @Test
  void anAcquireSeesWhatWasReleased() {
    String members = "static int data; static AtomicInteger flag = new AtomicInteger();";
    assertThat(
            outcomes(
                two(
                    members,
                    "data = 1; flag.setRelease(1);",
                    "r1 = flag.getAcquire(); r2 = data;")))
        .doesNotContainKey("1 0");
    assertThat(
            outcomes(
                two(members, "data = 1; flag.setOpaque(1);", "r1 = flag.getOpaque(); r2 = data;")))
        .containsEntry("1 0", ONLY_WEAK);
    assertThat(
            outcomes(
                two(
                    members,
                    "data = 1; java.lang.invoke.VarHandle.releaseFence(); flag.setOpaque(1);",
                    "r1 = flag.getOpaque(); java.lang.invoke.VarHandle.acquireFence(); r2 = data;")))
        .doesNotContainKey("1 0");
  }

  private static Program readersOfTwoWriters(String variables, String get) {
    return SampleCells.computation(
        "static int r1, r2, r3, r4;" + variables,
        """
        Thread w1 = new Thread(() -> { x.set(1); }), w2 = new Thread(() -> { y.set(1); });
        Thread a = new Thread(() -> { r1 = x.%1$s(); r2 = y.%1$s(); });
        Thread b = new Thread(() -> { r3 = y.%1$s(); r4 = x.%1$s(); });
        for (Thread each : List.of(w1, w2, a, b)) each.start();
        for (Thread each : List.of(w1, w2, a, b)) each.join();
        return r1 + "" + r2 + r3 + r4;
        """
            .formatted(get),
        WEAK);
  }

  @Test
  void onlyVolatileReadersAgreeOnTheOrderOfIndependentWrites() {
    String atomics = "static AtomicInteger x = new AtomicInteger(), y = new AtomicInteger();";
    for (String get : new String[] {"get", "getAcquire"}) {
      Exploration found =
          Search.outcomes(readersOfTwoWriters(atomics, get), Options.standard().weak());
      boolean agree = found.outcomes().stream().noneMatch(o -> o.value().equals("1010"));
      assertThat(agree).as(get).isEqualTo(get.equals("get"));
    }
  }

  static Stream<CorpusCell> threads() throws IOException {
    return correct().filter(cell -> !isOfProcesses(cell));
  }

  static Stream<CorpusCell> processes() throws IOException {
    return correct().filter(WeakMemoryTest::isOfProcesses);
  }

  private static Stream<CorpusCell> correct() throws IOException {
    List<CorpusCell> cells = new ArrayList<>();
    for (Path file : CorpusCell.in("correct").toList()) {
      cells.add(CorpusCell.read(file));
    }
    return cells.stream();
  }

  private static boolean isOfProcesses(CorpusCell cell) {
    return Pattern.compile("\\b(Proc|Shared\\w+)\\b").matcher(cell.text()).find();
  }

  private static Verdict explored(CorpusCell cell) {
    return Search.explore(cell.program(WEAK), Options.standard().weak()).verdict();
  }

  /// A program without data races has sequentially consistent runs only (JLS 17.4.5).
  @ParameterizedTest
  @MethodSource("threads")
  void whatIsWellSynchronizedStaysCorrect(CorpusCell cell) {
    assertThat(explored(cell)).isEqualTo(new Verdict.Verified());
  }

  @ParameterizedTest
  @MethodSource("processes")
  void processesAreRefused(CorpusCell cell) {
    assertThat(explored(cell))
        .asInstanceOf(InstanceOfAssertFactories.type(Verdict.Refused.class))
        .extracting(Verdict.Refused::what)
        .asString()
        .contains("leave out weak()");
  }

  @Test
  void aWriteIsNotSeenBeforeItsTime() {
    assertThat(outcomes(two("static int x, y;", "r1 = x; y = 1;", "r2 = y; x = 1;")))
        .as("load buffering, which the Java memory model allows and this model does not show")
        .doesNotContainKey("1 1");
  }

  @Test
  void whatIsLockedOrJoinedIsNeverStale() {
    String members = "static int count; static final ReentrantLock LOCK = new ReentrantLock();";
    String locked = "LOCK.lock(); count++; LOCK.unlock();";
    assertThat(outcomes(two(members, locked + "r1 = 1;", locked + "r2 = 1;")).values())
        .containsOnly(SC);
    String own = "synchronized (r) { r[0]++; }";
    assertThat(
            outcomes(two("static final int[] r = new int[1];", own + "r1 = r[0] * 0;", own))
                .values())
        .containsOnly(SC);
  }

  @Test
  void aStaleReadIsReplayedAndToldWithBothValues() {
    Program program = two("static int x, y;", "x = 1; r1 = y;", "y = 1; r2 = x;");
    Exploration found = Search.outcomes(program, Options.standard().weak());
    Outcome weak = found.outcomes().stream().filter(Outcome::isWeak).findFirst().orElseThrow();
    assertThat(weak.schedule()).startsWith("w");
    Exploration again =
        Search.replay(program, Schedule.parse(weak.schedule()), Options.standard().weak());
    assertThat(again.outcomes().getFirst().value()).isEqualTo("0 0");
    Move stale = again.trace().stream().filter(m -> m.act() == Act.STALE).findFirst().orElseThrow();
    assertThat(stale.before()).isEqualTo("1");
    assertThat(stale.after()).isEqualTo("0");
    assertThat(found.toString()).contains("the stale reads that the Java memory model allows");
  }
}
