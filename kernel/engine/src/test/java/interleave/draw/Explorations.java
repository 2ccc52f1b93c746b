package interleave.draw;

import interleave.trace.Explored;
import interleave.trace.Explored.Act;
import interleave.trace.Explored.Coverage;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import interleave.trace.Explored.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Explorations built by hand, for the tests of how they are drawn.
final class Explorations {
  private static final List<String> LINES =
      List.of(
          "int[] count = {0};",
          "Runnable body = () -> {",
          "  count[0]++;",
          "};",
          "Thread a = Thread.ofPlatform().name(\"A\").start(body);",
          "Thread b = Thread.ofPlatform().name(\"B\").start(body);",
          "a.join();",
          "b.join();",
          "assert count[0] == 2 : count[0];");

  static final Sources SOURCES =
      (cell, line) -> cell == 1 && line <= LINES.size() ? LINES.get(line - 1) : "";

  private Explorations() {}

  static Map<String, Explored> all() {
    Map<String, Explored> all = new LinkedHashMap<>();
    all.put("explored-lost-update", lostUpdate());
    all.put("explored-deadlock", deadlock());
    all.put("explored-verified", verified());
    all.put("explored-unfinished", unfinished());
    all.put("explored-notify", notifying());
    all.put("explored-many-threads", manyThreads());
    all.put("explored-hostile", hostile());
    all.put("explored-refused", refused());
    all.put("explored-long", longRun());
    all.put("explored-very-long", veryLongRun());
    all.put("explored-objects", objects());
    all.put("explored-long-names", longNames());
    all.put("explored-again-inside", againInside());
    all.put("explored-weak", weak());
    return all;
  }

  static Explored named(String name) {
    return Objects.requireNonNull(all().get(name));
  }

  /// An interleaving in lines: `thread act place line [before after]`.
  private static Interleaving interleaving(
      String schedule, List<String> threads, String ending, List<Wait> waits, String... moves) {
    return new Interleaving(
        schedule,
        threads,
        Arrays.stream(moves).map(move -> move(threads, move)).toList(),
        ending,
        waits,
        "");
  }

  private static Move move(List<String> threads, String text) {
    String[] parts = text.split(" ", -1);
    return new Move(
        threads.indexOf(parts[0]),
        Act.valueOf(parts[1]),
        parts[2],
        1,
        Integer.parseInt(parts[3]),
        parts.length > 4 ? parts[4] : "",
        parts.length > 5 ? parts[5] : "");
  }

  private static Explored lostUpdate() {
    List<String> threads = List.of("main", "A", "B");
    Interleaving lost =
        interleaving(
            "0x2.1.2",
            threads,
            "AssertionError: 1",
            List.of(),
            "main START A 5",
            "main START B 6",
            "A BEGIN A 0",
            "A READ count[0] 3 0 0",
            "B BEGIN B 0",
            "B READ count[0] 3 0 0",
            "B WRITE count[0] 3 0 1",
            "B END B 0",
            "A WRITE count[0] 3 1 1",
            "A END A 0",
            "main JOIN A 7",
            "main JOIN B 8",
            "main READ count[0] 9 1 1");
    Interleaving good =
        interleaving(
            "",
            threads,
            "2",
            List.of(),
            "main START A 5",
            "main START B 6",
            "A BEGIN A 0",
            "A READ count[0] 3 0 0",
            "A WRITE count[0] 3 0 1",
            "A END A 0",
            "B BEGIN B 0",
            "B READ count[0] 3 1 1",
            "B WRITE count[0] 3 1 2",
            "B END B 0",
            "main JOIN A 7",
            "main JOIN B 8",
            "main READ count[0] 9 2 2");
    return new Explored(
        new Verdict.Violated("AssertionError: 1", lost),
        new Coverage(2, 2, false, "partial-order reduction", 1),
        List.of(
            new Outcome("2", false, 1, ""),
            new Outcome("throws AssertionError: 1", true, 1, "0x2.1.2")),
        good,
        List.of());
  }

  private static Explored weak() {
    Interleaving stale =
        interleaving(
            "w0x2.1x3.2:1",
            List.of("main", "A", "B"),
            "0 0",
            List.of(),
            "main START A 5",
            "main START B 6",
            "A BEGIN A 0",
            "A WRITE x 2 0 1",
            "A READ y 3 0 0",
            "A END A 0",
            "B BEGIN B 0",
            "B WRITE y 2 0 1",
            "B STALE x 3 1 0",
            "B END B 0",
            "main JOIN A 7",
            "main JOIN B 8");
    return new Explored(
        new Verdict.Unfinished("the one schedule w0x2.1x3.2:1", "all others"),
        new Coverage(31, 24, true, "partial-order reduction", 1, true),
        List.of(
            new Outcome("0 1", false, 9, "w"), new Outcome("0 0", false, 4, "w0x2.1x3.2:1", true)),
        stale,
        List.of());
  }

  private static Explored deadlock() {
    List<Wait> waits =
        List.of(
            new Wait(0, Act.JOIN, "Ann", -1, 1, 12),
            new Wait(1, Act.LOCK, "right", 2, 1, 4),
            new Wait(2, Act.LOCK, "left", 1, 1, 8));
    Interleaving witness =
        interleaving(
            "0x2.1x2.2",
            List.of("main", "Ann", "Bob"),
            "deadlock: Ann waits for right, held by Bob; Bob waits for left, held by Ann",
            waits,
            "main START Ann 10",
            "main START Bob 11",
            "Ann BEGIN Ann 0",
            "Ann LOCK left 3",
            "Bob BEGIN Bob 0",
            "Bob LOCK right 7");
    return new Explored(
        new Verdict.Deadlocked(waits, witness),
        new Coverage(2, 2, false, "partial-order reduction", 1),
        List.of(),
        null,
        List.of());
  }

  private static Explored verified() {
    return new Explored(
        new Verdict.Verified(),
        new Coverage(7, 6, true, "partial-order reduction", 1),
        List.of(new Outcome("2", false, 6, "")),
        null,
        List.of("pool-1-thread-1 was left behind, waiting, when the block had returned."));
  }

  private static Explored unfinished() {
    return new Explored(
        new Verdict.Unfinished(
            "1234 distinct interleavings",
            "the budget of 5 s was used up before all interleavings were run"),
        new Coverage(5678, 1234, false, "partial-order reduction, PCT of depth 1", 42),
        List.of(
            new Outcome("103", false, 17, "0.1.2"),
            new Outcome("", false, 2, "0.2"),
            new Outcome("deadlock", true, 1, "0.1x12.2:1")),
        null,
        List.of());
  }

  private static Explored notifying() {
    Interleaving run =
        interleaving(
            "0.1x3.2x3",
            List.of("main", "consumer", "producer"),
            "7",
            List.of(),
            "main START consumer 1",
            "main START producer 2",
            "consumer BEGIN consumer 0",
            "consumer LOCK box 3",
            "consumer WAIT box 4",
            "producer BEGIN producer 0",
            "producer LOCK box 6",
            "producer WRITE value 7 null 7",
            "producer NOTIFY box 8",
            "producer UNLOCK box 9",
            "producer END producer 0",
            "consumer LOCK box 4",
            "consumer READ value 5 7 7",
            "consumer UNLOCK box 5",
            "consumer END consumer 0",
            "main JOIN consumer 10");
    return new Explored(
        new Verdict.Unfinished("the one schedule 0.1x3.2x3", "all others"),
        new Coverage(1, 1, false, "replay", 1),
        List.of(new Outcome("7", false, 1, "0.1x3.2x3")),
        run,
        List.of());
  }

  private static Explored refused() {
    String what = "new Socket opens a socket";
    return new Explored(
        new Verdict.Refused(what + ", at Cell [1], line 3"),
        new Coverage(1, 1, false, "partial-order reduction", 1),
        List.of(new Outcome(what, true, 1, "")),
        null,
        List.of());
  }

  /// Reads that only lead to an array are not shown; those of a variable that gets an object are.
  private static Explored objects() {
    Interleaving run =
        interleaving(
            "0.1.2",
            List.of("main", "A", "B"),
            "2",
            List.of(),
            "main START A 5",
            "main START B 6",
            "A READ count 3 int[] int[]",
            "A READ count[0] 3 0 0",
            "A WRITE count[0] 3 0 1",
            "A READ cache 3 null null",
            "A WRITE cache 3 null Cache",
            "B READ cache 3 Cache Cache",
            "B READ light 3 RED RED",
            "B READ counters 3 Counter[] Counter[]",
            "B READ counters[1] 3 Counter Counter");
    return new Explored(
        new Verdict.Unfinished("the one schedule 0.1.2", "all others"),
        new Coverage(1, 1, false, "replay", 1),
        List.of(),
        run,
        List.of());
  }

  /// A thread that does much without a break before another comes in between.
  private static Explored longRun() {
    List<String> moves = new ArrayList<>(List.of("main START A 5", "main START B 6"));
    for (int i = 0; i < 150; i++) {
      moves.add("A WRITE n 3 %d %d".formatted(i, i + 1));
    }
    moves.add("A READ n 3 150 150");
    moves.add("B WRITE n 3 150 151");
    moves.add("A WRITE n 3 151 151");
    return violated(List.of("main", "A", "B"), moves, "0.1x151.2");
  }

  /// Forty threads, of which the last but one loses an update.
  private static Explored veryLongRun() {
    List<String> threads = new ArrayList<>(List.of("main"));
    List<String> moves = new ArrayList<>();
    StringBuilder schedule = new StringBuilder("0x40");
    for (int i = 1; i <= 40; i++) {
      threads.add("worker-" + i);
      moves.add(i - 1, "main START worker-" + i + " 5");
      schedule.append('.').append(i).append("x2");
      moves.add("worker-%d READ n 3 %d %d".formatted(i, i, i));
      moves.add("worker-%d WRITE n 3 %d %d".formatted(i, i, i + 1));
    }
    return violated(threads, moves, schedule.toString());
  }

  private static Explored violated(List<String> threads, List<String> moves, String schedule) {
    String[] steps = moves.toArray(String[]::new);
    Interleaving run = interleaving(schedule, threads, "AssertionError", List.of(), steps);
    return new Explored(
        new Verdict.Violated("AssertionError", run),
        new Coverage(2, 2, false, "partial-order reduction", 1),
        List.of(),
        null,
        List.of());
  }

  /// Steps whose values have no room unless less is said of the variables.
  private static Explored longNames() {
    String list = "registrations.elementData[0]";
    String count = "howManyRegistrationsThereHaveBeenSinceTheBeginning";
    Interleaving lost =
        interleaving(
            "0.1.2",
            List.of("main", "A", "B"),
            "2",
            List.of(),
            "main START A 5",
            "main START B 6",
            "A READ " + count + " 3 17 17",
            "A WRITE " + list + " 3 null 1",
            "B WRITE " + list + " 3 1 2",
            "B WRITE " + count + " 3 17 18",
            "B PRINT output 3  done",
            "A WRITE " + count + " 3 18 18");
    return new Explored(
        new Verdict.Violated("AssertionError", lost),
        new Coverage(2, 2, false, "partial-order reduction", 1),
        List.of(),
        lost,
        List.of());
  }

  /// A lock that its holder takes a second time, waits for with all it has, and leaves twice.
  private static Explored againInside() {
    Interleaving run =
        interleaving(
            "0.1x3.2x3",
            List.of("main", "A", "B"),
            "7",
            List.of(),
            "main START A 5",
            "main START B 6",
            "A LOCK box 3",
            "A LOCK box 3",
            "A WAIT box 3",
            "B LOCK box 3",
            "B LOCK box 3",
            "B NOTIFY box 3",
            "B UNLOCK box 3",
            "B UNLOCK box 3",
            "A LOCK box 3",
            "A UNLOCK box 3",
            "A READ count 3 1 1",
            "A UNLOCK box 3");
    return new Explored(
        new Verdict.Unfinished("the one schedule 0.1x3.2x3", "all others"),
        new Coverage(1, 1, false, "replay", 1),
        List.of(new Outcome("7", false, 1, "0.1x3.2x3")),
        run,
        List.of());
  }

  private static Explored manyThreads() {
    List<String> threads = List.of("main", "p1", "p2", "p3", "p4", "p5");
    String[] moves = new String[35];
    for (int i = 0; i < 35; i++) {
      int thread = i < 5 ? 0 : 1 + i % 5;
      moves[i] =
          i < 5
              ? "main START p" + (i + 1) + " 1"
              : threads.get(thread) + " UPDATE hits 2 " + (i - 5) + " " + (i - 4);
    }
    Interleaving witness =
        interleaving("0x5.1.2.3", threads, "IllegalStateException", List.of(), moves);
    return new Explored(
        new Verdict.Violated("IllegalStateException in p5", witness),
        new Coverage(90, 80, false, "partial-order reduction, PCT of depth 1", 1),
        List.of(),
        witness,
        List.of());
  }

  private static Explored hostile() {
    String name = "<script>\u202E\u0007&\"小明";
    Wait wait = new Wait(0, Act.LOCK, name, 1, 1, 1);
    Interleaving witness =
        new Interleaving(
            "0",
            List.of(name, "b"),
            List.of(new Move(0, Act.WRITE, name, 1, 1, name, name.repeat(20))),
            name,
            List.of(wait),
            name);
    return new Explored(
        new Verdict.Deadlocked(List.of(wait), witness),
        new Coverage(1, 1, false, "replay", 1),
        List.of(new Outcome(name, true, 1, "0")),
        null,
        List.of(name));
  }
}
