package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A schedule is the same run in every JVM, though what it makes lies elsewhere in memory.
class OtherJvmsTest {
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));

  private static final String MEMBERS =
      """
      static class Node {
        final int id;
        Node(int id) { this.id = id; }
        Node(int id, Collection<Node> all) { this.id = id; all.add(this); }
      }
      static class Worker extends Thread {
        final int id;
        Worker(int id) { this.id = id; }
        public void run() {}
      }
      enum Colour { RED, GREEN, BLUE, WHITE, BLACK }
      static String ids(Collection<Node> all) {
        String ids = "";
        for (Node each : all) ids += each.id;
        return ids;
      }
      static <K> String order(Map<K, Integer> map, IntFunction<K> key) {
        for (int i = 0; i < 6; i++) map.put(key.apply(i), i);
        return map.values().toString();
      }
      static final List<Object> KEYS = new ArrayList<>();
      static final Set<Object> KEPT = new HashSet<>();
      static final Set<Object> IDENTICAL = Collections.newSetFromMap(new IdentityHashMap<>());
      static final Set<Colour> COLOURS = new HashSet<>(List.of(Colour.values()));
      static {
        for (int i = 0; i < 12; i++) KEYS.add(new Object());
        KEPT.addAll(KEYS);
        IDENTICAL.addAll(KEYS);
      }
      static int n;
      """;

  /// Blocks whose value follows from identity hashes, or from what else a JVM has of its own.
  private static final Map<String, String> BLOCKS =
      new TreeMap<>(
          Map.ofEntries(
              // asked directly
              Map.entry("hash", "return new Object().hashCode();"),
              Map.entry("identity hash", "return System.identityHashCode(new ArrayList<>());"),
              Map.entry("text", "return new Object() + \" \" + new Node(1) + new int[0];"),
              Map.entry("printed", "System.out.println(new Object()); assert false;"),
              // as keys
              Map.entry("nodes", "return order(new HashMap<>(), i -> new Node(i));"),
              Map.entry("references", "return order(new HashMap<>(), Node::new);"),
              Map.entry(
                  "escaping",
                  "var s = new HashSet<Node>(); for (int i = 0; i < 6; i++) new Node(i, s); return"
                      + " ids(s);"),
              Map.entry("identity", "return order(new IdentityHashMap<>(), i -> new Node(i));"),
              Map.entry("weak", "return order(new WeakHashMap<>(), i -> new Node(i));"),
              Map.entry("concurrent", "return order(new ConcurrentHashMap<>(), i -> new Node(i));"),
              Map.entry("objects", "return order(new HashMap<>(), i -> new Object());"),
              Map.entry("threads", "return order(new HashMap<>(), i -> new Thread(() -> n++));"),
              Map.entry(
                  "virtual",
                  "return order(new HashMap<>(), i -> Thread.ofVirtual().unstarted(() -> n++));"),
              Map.entry("workers", "return order(new HashMap<>(), i -> new Worker(i));"),
              Map.entry("arrays", "return order(new HashMap<>(), i -> new int[1]);"),
              Map.entry(
                  "rows",
                  "int[][] m = new int[6][2]; return order(new HashMap<Object, Integer>(), i ->"
                      + " m[i]);"),
              Map.entry(
                  "clones",
                  "int[] a = {1}; return order(new HashMap<>(), i -> i < 3 ? a.clone() :"
                      + " Arrays.copyOf(a, 1));"),
              Map.entry(
                  "lambdas", "return order(new HashMap<Runnable, Integer>(), i -> () -> n += i);"),
              Map.entry(
                  "constants",
                  "var m = new HashMap<Runnable, Integer>(); m.put(() -> n++, 1); m.put(() -> n--,"
                      + " 2); m.put(() -> n = 1, 3); return m.values().toString();"),
              Map.entry(
                  "immutable",
                  """
                  var given = new ArrayList<Object>(List.of("k", "l", "m", "n", "o"));
                  Function<Object, Set<Object>> one = Set::of;
                  return Set.of("a", "b") + "" + Set.of("c", "d", "e", "f", "g", "h", "i") + Set.of()
                      + Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) + Set.copyOf(given)
                      + Map.of("x", 1, "y", 2, "z", 3) + Map.copyOf(Map.of("v", 1, "w", 2))
                      + Map.ofEntries(Map.entry("p", 1), Map.entry("q", 2), Map.entry("r", 3))
                      + given.stream().collect(Collectors.toUnmodifiableSet()) + one.apply("s")
                      + given.stream().collect(Collectors.toUnmodifiableMap(k -> k, k -> 1));
                  """),
              Map.entry("locks", "return order(new HashMap<>(), i -> new ReentrantLock());"),
              Map.entry(
                  "conditions",
                  "var l = new ReentrantLock(); return order(new HashMap<>(), i ->"
                      + " l.newCondition());"),
              Map.entry(
                  "futures",
                  "return order(new HashMap<>(), i ->"
                      + " CompletableFuture.completedFuture(i).thenApply(x -> x));"),
              Map.entry(
                  "classes",
                  "var m = new HashMap<Class<?>, Integer>(); m.put(Node.class, 1);"
                      + " m.put(Worker.class, 2); m.put(Colour.class, 3); return"
                      + " m.values().toString();"),
              Map.entry(
                  "enums",
                  "return order(new HashMap<>(), i -> Colour.values()[i % 5]) + order(new"
                      + " HashMap<>(), i -> Thread.State.values()[i]) + order(new HashMap<>(), i ->"
                      + " TimeUnit.values()[i]);"),
              Map.entry(
                  "records",
                  "record R(Colour c, Node n) {} return order(new HashMap<>(), i -> new"
                      + " R(Colour.values()[i % 5], new Node(i)));"),
              Map.entry(
                  "by other threads",
                  "var m = new ConcurrentHashMap<Thread, Integer>(); var t = new Thread[2];"
                      + " for (int i = 0; i < 2; i++) { int k = i; t[i] = new Thread(() -> {"
                      + " m.put(Thread.currentThread(), k); m.put(new Thread(() -> {}), k + 2); });"
                      + " t[i].start(); } for (var each : t) each.join(); return"
                      + " m.values().toString();"),
              // the notebook's
              Map.entry("kept", "return KEPT.stream().map(KEYS::indexOf).toList().toString();"),
              Map.entry(
                  "kept identically",
                  "return IDENTICAL.stream().map(KEYS::indexOf).toList().toString();"),
              Map.entry("kept colours", "return COLOURS.toString();"),
              // of processes
              Map.entry(
                  "copied",
                  "Proc p = Proc.start(\"copy\", () -> { System.out.println(KEPT.stream().map("
                      + "KEYS::indexOf).toList()); System.exit(3); }); p.join(); assert false;"),
              // names
              Map.entry(
                  "thread names",
                  "return Thread.currentThread() + \" \" + new Thread(() -> {}) + \" \""
                      + " + Thread.ofVirtual().unstarted(() -> {});"),
              Map.entry("lock names", "return new ReentrantLock() + \" \" + new Semaphore(1);"),
              Map.entry("pool names", "return Executors.newFixedThreadPool(1).toString();"),
              // chance and time
              Map.entry(
                  "chance",
                  "var l = new ArrayList<>(List.of(1, 2, 3, 4, 5)); Collections.shuffle(l); return"
                      + " l + \" \" + UUID.randomUUID() + \" \" + new Random().nextInt() + \" \""
                      + " + ThreadLocalRandom.current().nextLong() + \" \" + Math.random()"
                      + " + \" \" + new SplittableRandom().nextInt();"),
              Map.entry(
                  "time",
                  "return Instant.now() + \" \" + LocalDateTime.now() + \" \" +"
                      + " Clock.systemUTC().millis() + \" \" + new Date().getTime();")));

  /// Prints what each block comes to, in the order of their names or from behind.
  static final class Everything {
    public static void main(String[] args) {
      List<String> names =
          System.getProperty("order", "").isEmpty()
              ? List.copyOf(BLOCKS.keySet())
              : List.copyOf(new TreeMap<>(BLOCKS).descendingKeySet());
      for (String name : names) {
        System.out.println(name + ": " + comesTo(name, program(name)));
      }
    }
  }

  private static String block(String name) {
    return BLOCKS.getOrDefault(name, "");
  }

  private static Program program(String name) {
    return hasValue(name)
        ? SampleCells.computation(MEMBERS, block(name))
        : SampleCells.program(MEMBERS, block(name));
  }

  private static boolean hasValue(String name) {
    return !block(name).contains("assert");
  }

  private static String comesTo(String name, Program program) {
    return hasValue(name)
        ? outcomes(program)
        : Search.explore(program, OPTIONS).toString().replace('\n', ' ');
  }

  private static String outcomes(Program program) {
    Exploration found = Search.outcomes(program, OPTIONS);
    assertThat(found.isComplete()).as(found.toString()).isTrue();
    return found.outcomes().stream().map(Outcome::toString).collect(Collectors.joining(" "));
  }

  @Test
  void blocksComeToTheSameInAnotherJvmWithAnotherPast() throws Exception {
    List<String> one = OtherJvm.says(Everything.class);
    List<String> other = OtherJvm.says(Everything.class, "-Dorder=descending");
    assertThat(other).containsExactlyInAnyOrderElementsOf(one).hasSameSizeAs(BLOCKS.keySet());
  }

  static Stream<String> names() {
    return BLOCKS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aBlockComesToTheSameAgain(String name) {
    Program program = program(name);
    assertThat(comesTo(name, program)).isEqualTo(comesTo(name, program));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodes", "threads", "by other threads", "futures"})
  void everyRunOfAScheduleHasTheSameHashes(String name) {
    Program program = program(name);
    for (Outcome each : Search.outcomes(program, OPTIONS).outcomes()) {
      Exploration again = Search.replay(program(name), Schedule.parse(each.schedule()), OPTIONS);
      assertThat(again.outcomes())
          .singleElement()
          .extracting(Outcome::value)
          .isEqualTo(each.value());
    }
  }

  /// Gives an object a hash, and prints whether it has that.
  static final class Taking {
    public static void main(String[] args) {
      Object one = new Object();
      Object two = new Object();
      boolean isGiven = IdentityHash.give(one, 1) && IdentityHash.give(two, 2);
      boolean isKept = one.hashCode() == IdentityHash.of(1) && two.hashCode() == IdentityHash.of(2);
      System.out.println(isGiven + " " + isKept + " " + IdentityHash.give(one, 3));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseSerialGC",
        "-XX:+UseParallelGC",
        "-XX:+UseG1GC",
        "-XX:+UseZGC",
        "-XX:+UseCompactObjectHeaders"
      })
  void everyKindOfJvmTakesAHashOnce(String option) throws Exception {
    assertThat(OtherJvm.says(Taking.class, option)).containsExactly("true true false");
  }

  @Test
  void objectsOfOneRunHaveHashesOfTheirOwn() {
    assertThat(
            Blocks.outcomes(
                "var s = new HashSet<Integer>(); for (int i = 0; i < 1000; i++) s.add(new"
                    + " Object().hashCode()); return s.size();"))
        .containsExactly("1000");
  }

  /// The threads' hashes do not follow from which of them began first: that is no step on what they
  /// have in common.
  @Test
  void schedulesThatAreEquivalentHaveTheSameHashes() {
    String block =
        "int[] h = new int[2]; Thread a = new Thread(() -> h[0] = new Object().hashCode());"
            + " Thread b = new Thread(() -> h[1] = new Object().hashCode()); a.start(); b.start();"
            + " a.join(); b.join(); return h[0] + \" \" + h[1];";
    Program program = SampleCells.computation("", block);
    Exploration every = Search.outcomes(program, OPTIONS.preemptions(3));
    assertThat(every.schedules()).isGreaterThan(1);
    assertThat(every.outcomes()).hasSize(1);
  }

  @Test
  void anEnumOfTheNotebooksIsOneObjectWhereverItIs() {
    assertThat(
            Blocks.outcomes(
                "enum Colour { RED, GREEN } static Set<Colour> colours = new"
                    + " HashSet<>(List.of(Colour.values())); static class One { static final One"
                    + " ONLY = new One(); } static One one = One.ONLY;",
                "return colours.contains(Colour.RED) + \" \" + colours.size() + \" \" + (one =="
                    + " One.ONLY);"))
        .containsExactly("true 2 true");
  }

  @Test
  void shadowsAreCalledByTheNameOfTheirClass() {
    assertThat(Blocks.outcomes("return new ReentrantLock().toString().replaceAll(\"@.*\", \"\");"))
        .containsExactly("java.util.concurrent.locks.ReentrantLock");
  }

  @Test
  void threadsAreNumberedFromOne() {
    assertThat(
            Blocks.outcomes(
                "var a = new Thread(() -> {}); var b = new Thread(() -> {}); long before ="
                    + " b.threadId(); b.start(); a.start(); return"
                    + " Thread.currentThread().threadId() + \" \" + a.threadId() + \" \" +"
                    + " b.threadId() + \" \" + before;"))
        .containsExactly("1 2 3 3");
  }
}
