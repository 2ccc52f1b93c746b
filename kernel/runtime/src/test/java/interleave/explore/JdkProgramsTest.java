package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Programs made at random of what the JDK has: two threads that share two objects, with up to
/// three calls each. Whatever chance comes to, reduction comes to as well.
///
/// `-Djdk.programs=200 -Djdk.seed=8` makes others.
class JdkProgramsTest {
  private static final Options OPTIONS =
      Options.standard().budget(Duration.ofMinutes(2)).schedules(20_000);

  private static final int PROGRAMS = Integer.getInteger("jdk.programs", 30);
  private static final long SEED = Long.getLong("jdk.seed", 7);
  private static final int WALKS = 200;

  private static final List<String> OBJECTS =
      List.of(
          "list = new ArrayList<Integer>(List.of(0));",
          "linked = new LinkedList<Integer>();",
          "deque = new ArrayDeque<Integer>(List.of(0));",
          "map = new HashMap<Integer, Integer>();",
          "tree = new TreeMap<Integer, Integer>();",
          "concurrent = new ConcurrentHashMap<Integer, Integer>();",
          "queue = new LinkedBlockingQueue<Integer>(2);",
          "copied = new CopyOnWriteArrayList<Integer>();",
          "locked = Collections.synchronizedList(new ArrayList<Integer>());",
          "number = new AtomicInteger();",
          "array = new int[2];",
          "lock = new ReentrantLock();",
          "latch = new CountDownLatch(1);",
          "vector = new Vector<Integer>();",
          "buffer = new StringBuffer();",
          "writer = new StringWriter();");

  /// `#` is 0 or 1, `@` another number for each thread.
  private static final List<String> CALLS =
      List.of(
          "list.add(#)",
          "list.size()",
          "list.contains(#)",
          "list.remove(0)",
          "list.get(0)",
          "linked.add(#)",
          "linked.pollFirst()",
          "deque.offerFirst(#)",
          "deque.poll()",
          "map.put(#, @)",
          "map.merge(#, 1, Integer::sum)",
          "map.get(#)",
          "tree.put(#, @)",
          "tree.firstEntry()",
          "concurrent.put(#, @)",
          "concurrent.merge(#, 1, Integer::sum)",
          "concurrent.getOrDefault(#, 0)",
          "concurrent.remove(#)",
          "queue.offer(#)",
          "queue.poll()",
          "queue.size()",
          "copied.add(#)",
          "copied.size()",
          "copied.toString()",
          "locked.add(#)",
          "locked.size()",
          "locked.toString()",
          "number.incrementAndGet()",
          "number.get()",
          "number.compareAndSet(#, @ + 5)",
          "array[#]++",
          "array[#] = @ + 5",
          "array.clone()[#]",
          "lock.isLocked()",
          "lock.tryLock()",
          "latch.getCount()",
          "vector.add(#)",
          "vector.size()",
          "vector.toString()",
          "buffer.append(#)",
          "buffer.length()",
          "writer.append(\"#\").toString()",
          "writer.toString()",
          "x++",
          "x = @ + 5",
          "flag = !flag",
          "flag");

  private static final String VARIABLES = "static int x; static volatile boolean flag;\n";

  private final Random random = new Random(SEED);

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// A call of one of those objects, or an access to a variable.
  private String call(int thread, List<String> objects) {
    String first = random.nextInt(5) == 0 ? random.nextBoolean() ? "x" : "flag" : any(objects);
    List<String> calls = CALLS.stream().filter(each -> each.matches(first + "\\b.*")).toList();
    return any(calls).replace("#", "" + random.nextInt(2)).replace("@", "" + (thread + 1));
  }

  /// A thread that notes what its calls gave.
  private String thread(int number, List<String> objects) {
    StringBuilder text = new StringBuilder("Thread t" + number + " = new Thread(() -> { try {\n");
    int calls = 1 + random.nextInt(3);
    for (int i = 0; i < calls; i++) {
      String note = "log" + number + ".add(String.valueOf(" + call(number, objects) + "));";
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> "synchronized (" + any(objects) + ") { " + note + " }\n";
            case 1 -> "lock.lock(); try { " + note + " } finally { lock.unlock(); }\n";
            default -> note + "\n";
          });
    }
    return text + "} catch (RuntimeException e) { log" + number + ".add(e.toString()); } });\n";
  }

  private String program() {
    List<String> objects = Stream.generate(() -> nameOf(any(OBJECTS))).limit(2).toList();
    String threads = thread(0, objects) + thread(1, objects);
    String used =
        OBJECTS.stream()
            .filter(each -> threads.contains(nameOf(each)))
            .map(each -> "var " + each + "\n")
            .collect(Collectors.joining());
    String state =
        objects.stream()
            .filter(each -> used.contains(each) && !each.equals("lock") && !each.equals("latch"))
            .map(each -> each.equals("array") ? "Arrays.toString(array)" : each)
            .map(each -> " + \" \" + " + each)
            .collect(Collectors.joining());
    return used
        + "x = 0; flag = false;\n"
        + "List<String> log0 = new ArrayList<>(), log1 = new ArrayList<>();\n"
        + threads
        + "t0.start(); t1.start(); t0.join(); t1.join();\n"
        + "return log0 + \" \" + log1 + \" \" + x + flag"
        + state
        + ";";
  }

  private static String nameOf(String object) {
    return object.substring(0, object.indexOf(' '));
  }

  @Test
  void reductionComesToWhatChanceComesTo() {
    List<String> programs = Stream.generate(this::program).limit(PROGRAMS).toList();
    StringBuilder members = new StringBuilder(VARIABLES);
    for (int i = 0; i < PROGRAMS; i++) {
      members.append("public static Computation<?> block" + i + "() { return () -> {\n");
      members.append(programs.get(i)).append("}; }\n");
    }
    SampleCells cells = SampleCells.of(members.toString());
    int complete = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      String block = "block" + i;
      Exploration found =
          Explorer.search(semantics -> cells.program(block, semantics), OPTIONS, false);
      Set<String> values =
          found.outcomes().stream().map(Outcome::value).collect(Collectors.toSet());
      Semantics semantics = Schedule.parse(found.outcomes().getFirst().schedule()).semantics();
      if (found.isComplete()) {
        complete++;
        assertThat(values)
            .as("%s\n%s", found, programs.get(i))
            .containsAll(byChance(cells.program(block, semantics)))
            .containsAll(byChance(cells.program(block)));
      }
    }
    assertThat(complete).isGreaterThan(PROGRAMS * 8 / 10);
  }

  private static Set<String> byChance(Program program) {
    Set<String> values = new HashSet<>();
    for (int i = 0; i < WALKS; i++) {
      Random walk = new Random(i);
      Patience patience = new Patience(state -> walk.nextInt(state.size()), OPTIONS.steps());
      Run run = program.run(patience, false);
      values.add(Telling.outcome(run, Problem.of(run, patience)));
    }
    return values;
  }
}
