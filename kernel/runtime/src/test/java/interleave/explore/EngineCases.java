package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds of the engine by whichever mechanism.
abstract class EngineCases {
  /// Long enough for the slowest mechanism on a busy machine.
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(5));

  private final Mechanism mechanism;

  EngineCases(Mechanism mechanism) {
    this.mechanism = mechanism;
  }

  private static final String JOINED = "a.start(); b.start(); a.join(); b.join();";

  /// The endings of runs by chance.
  private static Set<String> endings(Program program) {
    Random random = new Random(1);
    Set<String> endings = new LinkedHashSet<>();
    for (int i = 0; i < 200; i++) {
      Run run = program.run(state -> random.nextInt(state.size()), false);
      endings.add(describe(run));
    }
    return endings;
  }

  private Program program(String members, String statements) {
    return SampleCells.program(members, statements, mechanism);
  }

  private Program computation(String members, String statements) {
    return SampleCells.computation(members, statements, mechanism);
  }

  private static String describe(Run run) {
    String ending =
        switch (run.ending()) {
          case Ending.Finished(String value) -> value;
          case Ending.Threw(Failure failure) -> "threw " + failure.message();
          case Ending.Stuck(var waits) -> "stuck " + waits.size();
          case Ending.Abandoned() -> "abandoned";
          case Ending.Refused(String what, _) -> "refused: " + what;
        };
    String thrown = run.uncaught().isEmpty() ? "" : " uncaught " + run.uncaught().size();
    return ending + thrown + (run.output().isEmpty() ? "" : " " + run.output().strip());
  }

  @Test
  void findsALostUpdateAndPutsTheVariableBack() {
    Program program =
        computation(
            "static int count = 40;",
            "Thread a = new Thread(() -> count++), b = new Thread(() -> count++);"
                + JOINED
                + "return count;");
    assertThat(endings(program)).containsExactlyInAnyOrder("41", "42");
  }

  @Test
  void readingAFinalVariableIsNoStep() {
    Program program =
        program(
            "static final int[] FIXED = {1}; static int[] free = {2};"
                + "static class Pair { final int first = 3; int second = 4; }",
            "var pair = new Pair(); int sum = FIXED.length + free.length + pair.first + pair.second;");
    Run run = program.run(Schedule::usual, true);
    assertThat(run.steps().stream().map(step -> step.taken().operation().place().name()))
        .contains("free", "pair.second")
        .doesNotContain("FIXED", "pair.first");
  }

  @Test
  void findsADeadlockOfVirtualThreadsAndWhoWaitsForWhom() {
    Program program =
        program(
            "static final Object A = new Object(), B = new Object();",
            """
            Thread a = Thread.ofVirtual().unstarted(() -> { synchronized (A) { synchronized (B) {} } });
            Thread b = Thread.ofVirtual().unstarted(() -> { synchronized (B) { synchronized (A) {} } });
            """
                + JOINED);
    assertThat(endings(program)).containsExactlyInAnyOrder("", "stuck 3");
  }

  @Test
  void refusesByNameWhatItCannotControl() {
    Program program = program("", "new java.net.Socket(\"localhost\", 80).close();");
    assertThat(endings(program)).containsExactly("refused: new Socket opens a socket");
  }

  @Test
  void startsThreadsThroughMethodReferences() {
    Program program =
        computation(
            "static int count;",
            """
            var all = List.of(new Thread(() -> count++), new Thread(() -> count++));
            all.forEach(Thread::start);
            for (Thread each : all) each.join();
            return count;
            """);
    assertThat(endings(program)).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void putsObjectsAndCollectionsOfTheNotebookBack() {
    Program program =
        computation(
            """
            static List<Integer> list = new ArrayList<>(List.of(7));
            static Map<String, int[]> map = new HashMap<>(Map.of("x", new int[] {1}));
            static Runnable adding = () -> list.add(8);
            """,
            """
            adding.run(); map.get("x")[0]++; map.put("y", null);
            return list + " " + map.get("x")[0] + map.size();
            """);
    assertThat(endings(program)).containsExactly("[7, 8] 22");
  }

  @Test
  void hashTablesFindTheCopiesOfTheirKeysInEachRun() {
    Program program =
        computation(
            """
            static class Account { int sum = 1; }
            record Owner(Account account) {}
            static Account mine = new Account();
            static Map<Account, Integer> limits = new HashMap<>(Map.of(mine, 5, new Account(), 6));
            static Map<Owner, Integer> owners = new ConcurrentHashMap<>(Map.of(new Owner(mine), 7));
            static Set<Account> open = new LinkedHashSet<>(List.of(new Account(), mine));
            static Map<Account, Integer> same = new IdentityHashMap<>(Map.of(mine, 8));
            """,
            """
            String found = limits.get(mine) + " " + owners.get(new Owner(mine)) + " " + same.get(mine)
                + " " + open.contains(mine) + open.size() + limits.size();
            open.remove(mine); limits.clear(); owners.put(new Owner(new Account()), 1); same.remove(mine);
            return found;
            """);
    assertThat(endings(program)).containsExactly("5 7 8 true22");
  }

  @Test
  void keepsOutputUncaughtExceptionsAndNames() {
    Program program =
        program(
            "",
            """
            Thread a = new Thread(() -> { throw new IllegalStateException("x"); });
            a.start(); a.join();
            System.out.println(Thread.currentThread().getName() + " " + a.getName() + a.getState());
            """);
    assertThat(endings(program)).containsExactly(" uncaught 1 main Thread-0TERMINATED");
  }

  @Test
  void interruptsASleepOrComesTooLate() {
    Program program =
        program(
            "",
            """
            Thread a = new Thread(() -> {
              try { Thread.sleep(3_600_000); System.out.println("slept"); }
              catch (InterruptedException e) { System.out.println("interrupted"); }
            });
            a.start(); a.interrupt(); a.join();
            """);
    assertThat(endings(program)).containsExactlyInAnyOrder(" slept", " interrupted");
  }

  @Test
  void repeatsARunStepByStep() {
    Program program =
        program(
            "static int count; static synchronized void up() { count++; }",
            "Thread a = new Thread(Cell::up), b = new Thread(Cell::up);" + JOINED);
    Random first = new Random(5);
    Random second = new Random(5);
    Run one = program.run(state -> first.nextInt(state.size()), true);
    Run two = program.run(state -> second.nextInt(state.size()), true);
    assertThat(one.steps()).isNotEmpty().isEqualTo(two.steps());
    assertThat(one.steps()).anyMatch(s -> s.before().equals("0") && s.after().equals("1"));
  }

  @Test
  void exploresLambdasOfCellsOnly() {
    assertThatThrownBy(() -> ExploredProgram.of((Block) () -> {}, Semantics.STANDARD))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only code of a cell");
  }

  @Test
  void findsWhatThreeThreadsOfSixIncrementsCanEndAt() {
    Program program =
        computation(
            "static int num = 100;",
            """
            Thread a = new Thread(() -> { for (int i = 0; i < 3; i++) num += 1; });
            Thread b = new Thread(() -> { for (int i = 0; i < 3; i++) num += 2; });
            """
                + JOINED
                + "return num;");
    Exploration found = Search.outcomes(program, OPTIONS);
    assertThat(found.isComplete()).isTrue();
    assertThat(found.outcomes())
        .extracting(outcome -> outcome.value())
        .containsExactlyInAnyOrder("103", "104", "105", "106", "107", "108", "109");
  }

  /// The verdict's kind over all interleavings of two threads with the same body.
  private String verdictOfTwo(String members, String body, String end) {
    Program program =
        program(
            members,
            "Runnable body = () -> { try { "
                + body
                + " } catch (InterruptedException e) { throw new Error(e); } };"
                + "Thread a = new Thread(body), b = new Thread(body);"
                + JOINED
                + end);
    Exploration found = Search.explore(program, OPTIONS);
    return found.verdict().getClass().getSimpleName();
  }

  private static final String INTERRUPTIBLE = "if (false) throw new InterruptedException();";

  @Test
  void keepsAwayOthersByEachKindOfLock() {
    String lost = "if (n != 2) throw new AssertionError();";
    for (String[] each :
        new String[][] {
          {"ReentrantLock l = new ReentrantLock()", "l.lock(); n++; l.unlock();"},
          {"Semaphore s = new Semaphore(1)", "s.acquire(); n++; s.release();"},
          {
            "ReentrantReadWriteLock l = new ReentrantReadWriteLock()",
            "l.writeLock().lock(); n++; l.writeLock().unlock();"
          },
          {"StampedLock l = new StampedLock()", "long s = l.writeLock(); n++; l.unlockWrite(s);"},
          {
            "ArrayBlockingQueue<Integer> q = new ArrayBlockingQueue<>(1)",
            "q.put(1); n++; q.take();"
          },
          {
            "List<Integer> l = Collections.synchronizedList(new ArrayList<>())",
            "synchronized (l) { n++; }"
          },
        }) {
      String members = "static int n; static final " + each[0] + ";";
      assertThat(verdictOfTwo(members, each[1] + INTERRUPTIBLE, lost))
          .as(each[0])
          .isEqualTo("Verified");
    }
  }

  @Test
  void findsTheLostUpdateBehindLocksOfTheirOwn() {
    String lost = "if (n != 2) throw new AssertionError();";
    String wrong = "var l = new ReentrantLock(); l.lock(); n++; l.unlock();" + INTERRUPTIBLE;
    assertThat(verdictOfTwo("static int n;", wrong, lost)).isEqualTo("Violated");
  }

  @Test
  void exploresFuturesPoolsAndConditions() {
    Program program =
        computation(
            "static int count;",
            """
            var pool = Executors.newFixedThreadPool(2);
            var a = CompletableFuture.supplyAsync(() -> ++count, pool);
            var b = CompletableFuture.supplyAsync(() -> ++count).thenApply(x -> -x);
            int sum = a.join() * 10 + b.join();
            pool.shutdown();
            return sum;
            """);
    Random random = new Random(3);
    Set<String> sums = new LinkedHashSet<>();
    for (int i = 0; i < 400; i++) {
      sums.add(describe(program.run(state -> random.nextInt(state.size()), false)));
    }
    assertThat(sums).contains("8", "19", "9");
  }

  @Test
  void exploresFuturesThatNeedOthers() {
    for (String combined :
        List.of(
            "f.thenCombine(g, (x, y) -> x + y).join()",
            "f.thenCompose(x -> g.thenApply(y -> x + y)).join()",
            "((CompletionStage<Integer>) f).thenCombine(g, Integer::sum).toCompletableFuture().join()",
            "3 * f.applyToEither(g, x -> 1).join()",
            "f.thenAcceptBoth(g, (x, y) -> n += x + y).thenApply(v -> n).join()",
            "f.runAfterBoth(g, () -> n = 3).thenApply(v -> n).join()")) {
      Program program =
          computation(
              "static int n;",
              """
              var f = CompletableFuture.supplyAsync(() -> 1);
              var g = CompletableFuture.supplyAsync(() -> 2);
              return\s"""
                  + combined
                  + ";");
      assertThat(endings(program)).as(combined).containsExactly("3");
    }
  }

  @Test
  void skipsTimeInsteadOfWaiting() {
    Program program =
        computation(
            "",
            """
            var scheduled = Executors.newScheduledThreadPool(1);
            var done = scheduled.schedule(() -> "late", 365, TimeUnit.DAYS);
            String value = done.get();
            scheduled.shutdown();
            return value + new CountDownLatch(1).await(1, TimeUnit.DAYS);
            """);
    assertThat(endings(program)).containsExactly("latefalse");
  }

  @Test
  void keepsTheHashSetOfAPoolInOrder() {
    Program program =
        program(
            "",
            """
            var pool = Executors.newFixedThreadPool(3);
            for (int i = 0; i < 3; i++) pool.submit(() -> Thread.currentThread().getName());
            pool.shutdown();
            """);
    for (int seed = 0; seed < 30; seed++) {
      Random first = new Random(seed);
      Random second = new Random(seed);
      Run one = program.run(state -> first.nextInt(state.size()), true);
      Run two = program.run(state -> second.nextInt(state.size()), true);
      assertThat(one).isEqualTo(two);
    }
  }
}
