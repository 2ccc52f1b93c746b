package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Collections that take no account of threads: a call is one step as long as something keeps calls
/// apart, else their own steps are explored.
class CollectionsTest {
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));

  /// Two threads, and the value of an expression when both have ended.
  private static Exploration outcomes(String setup, String a, String b, String value) {
    return outcomes(OPTIONS, setup, a, b, value);
  }

  private static Exploration outcomes(
      Options options, String setup, String a, String b, String value) {
    String statements =
        setup
            + " Thread a = new Thread(() -> {"
            + a
            + "}, \"a\"), b = new Thread(() -> {"
            + b
            + "}, \"b\"); a.start(); b.start(); a.join(); b.join(); return "
            + value
            + ";";
    return Explorer.search(
        semantics -> SampleCells.computation("", statements, semantics), options, false);
  }

  private static Set<String> values(Exploration found) {
    return found.outcomes().stream()
        .map(Outcome::value)
        .map(value -> value.startsWith("throws ") ? value.replaceAll(":.*", "") : value)
        .collect(Collectors.toSet());
  }

  private static boolean isInside(Exploration found) {
    return found.outcomes().stream()
        .allMatch(outcome -> Schedule.parse(outcome.schedule()).semantics().isInside());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Set.of(1, 1)                         | throws IllegalArgumentException: duplicate element: 1",
        "Map.of(1, 2, 1, 3)                   | throws IllegalArgumentException: duplicate key: 1",
        "Map.ofEntries(Map.entry(1, 2), Map.entry(1, 3))"
            + "                               | throws IllegalArgumentException: duplicate key: 1",
        "Set.of(1, (Integer) null)            | throws NullPointerException",
        "Map.of(1, (Integer) null)            | throws NullPointerException",
        "Set.copyOf(Arrays.asList(1, null))   | throws NullPointerException",
        "Set.of(1).add(2)                     | throws UnsupportedOperationException",
        "Map.of(1, 2).put(3, 4)               | throws UnsupportedOperationException",
        "Set.copyOf(List.of(1, 2, 1))         | [1, 2]",
        "Map.copyOf(Map.of(1, 2))             | {1=2}",
        "Set.of(1, 2).equals(new HashSet<>(List.of(2, 1))) | true",
        "Stream.of(1, 1).collect(Collectors.toUnmodifiableSet()) | [1]",
        "Stream.of(1, 1).collect(Collectors.toUnmodifiableMap(k -> k, k -> 1, Integer::sum)) | {1=2}",
      })
  void immutableSetsAndMapsBehaveAsTheJdksDo(String made, String outcome) {
    assertThat(Blocks.outcomes("return " + made + ";")).containsExactly(outcome);
  }

  @Test
  void threadsMayReadWhatIsImmutable() {
    Exploration found =
        outcomes(
            "var s = Set.of(1, 2, 3); var m = Map.of(1, 2); int[] x = {0};",
            "for (int each : s) x[0] += each;",
            "if (s.contains(1)) m.forEach((k, v) -> {});",
            "x[0]");
    assertThat(found.verdict()).isInstanceOf(Verdict.Verified.class);
    assertThat(found.distinct()).isEqualTo(1);
    assertThat(values(found)).containsExactly("6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "var c = new ArrayList<Integer>()   | c.add(1) | c.add(2)"
            + " | [1, 2];[2, 1];[1];[2];throws ArrayIndexOutOfBoundsException",
        "var c = new ArrayDeque<Integer>()  | c.add(1) | c.add(2)"
            + " | [1, 2];[2, 1];[1];[2];throws ConcurrentModificationException",
        "var c = new PriorityQueue<Integer>()  | c.add(1) | c.add(2) | [1, 2];[1];[2]",
        "var c = new HashSet<Integer>()     | c.add(1) | c.add(2) | [1, 2];[1];[2]",
        "var c = new TreeSet<Integer>()     | c.add(1) | c.add(2) | [1, 2];[1];[2]",
        "var c = new LinkedHashSet<Integer>()  | c.add(1) | c.add(2) | [1, 2];[2, 1];[1];[2]",
        "var c = new TreeMap<Integer, Integer>()  | c.put(1, 1) | c.put(2, 2)"
            + " | {1=1, 2=2};{1=1};{2=2}",
        "var c = new HashMap<Integer, Integer>(Map.of(1, 0))  | c.merge(1, 1, Integer::sum)"
            + " | c.merge(1, 2, Integer::sum) | {1=3};{1=1};{1=2}",
        "var c = new BitSet(8)              | c.set(1) | c.set(2) | {1, 2};{1};{2}",
      })
  void whatIsLostInsideIsFound(String setup, String a, String b, String expected) {
    Exploration found = outcomes(setup + ";", a + ";", b + ";", "c.toString()");
    assertThat(values(found)).containsExactlyInAnyOrder(expected.split(";"));
    assertThat(found.isComplete()).isTrue();
    assertThat(isInside(found)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ArrayList, [1 2];[2 1]",
    "LinkedList, [1 2];[2 1]",
    "ArrayDeque, [1 2];[2 1]",
    "HashSet, [1 2]",
    "TreeSet, [1 2]"
  })
  void callsThatALockKeepsApartAreOneStepEach(String type, String expected) {
    Exploration found =
        outcomes(
            "var c = new " + type + "<Integer>();",
            "synchronized (c) { c.add(1); }",
            "synchronized (c) { c.add(2); }",
            "c.toString().replace(\",\", \"\")");
    assertThat(values(found)).containsExactlyInAnyOrder(expected.split(";"));
    assertThat(found.verdict()).isInstanceOf(Verdict.Verified.class);
    assertThat(isInside(found)).isFalse();
  }

  @Test
  void bothMayEnterAMonitorFirstWhateverIsDoneToItsObject() {
    Exploration found =
        outcomes(
            "var c = new AtomicInteger();",
            "synchronized (c) { c.compareAndSet(0, 1); }",
            "synchronized (c) { c.compareAndSet(0, 2); }",
            "c.get()");
    assertThat(values(found)).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void collectionsThatLockAreEnoughUntilSomebodyGoesThroughThem() {
    String setup = "var c = Collections.synchronizedList(new ArrayList<>(List.of(0)));";
    Exploration added = outcomes(setup, "c.add(1);", "c.add(2);", "c.size()");
    assertThat(values(added)).containsExactly("3");
    assertThat(isInside(added)).isFalse();
    String sum = "int sum = 0; for (int each : c) sum += each;";
    assertThat(values(outcomes(setup, "c.add(1);", sum, "c.size()")))
        .contains("2", "throws ConcurrentModificationException");
    String locked = "synchronized (c) {" + sum + "}";
    assertThat(values(outcomes(setup, "c.add(1);", locked, "c.size()"))).containsExactly("2");
  }

  @Test
  void whatCannotBeLookedIntoIsNotCalledVerified() {
    Exploration found =
        outcomes("var s = new StringBuilder();", "s.append(1);", "s.append(2);", "s.toString()");
    assertThat(found.isComplete()).isFalse();
    assertThat(found.toString()).startsWith("Unfinished").contains("StringBuilder");
    Exploration formats =
        outcomes(
            "var f = new java.text.SimpleDateFormat(\"yyyy\");",
            "f.format(new Date(0));",
            "f.format(new Date(0));",
            "0");
    assertThat(formats.toString()).startsWith("Unfinished").contains("SimpleDateFormat");
    Exploration safe =
        outcomes("var s = new StringBuffer();", "s.append(1);", "s.append(2);", "s.toString()");
    assertThat(safe.verdict()).isInstanceOf(Verdict.Verified.class);
    Exploration weak =
        outcomes(
            OPTIONS.weak(), "var c = new ArrayList<>();", "c.add(1);", "c.add(2);", "c.size()");
    assertThat(weak.toString()).startsWith("Unfinished").contains("ArrayList");
  }

  @Test
  void streamsInMemoryAreWrittenAndReadInSteps() {
    String setup = "var w = new StringWriter(); var p = new PrintWriter(w);";
    assertThat(values(outcomes(setup, "p.print(1);", "w.write(\"2\");", "w.toString()")))
        .containsExactlyInAnyOrder("12", "21");
    String reader =
        "var r = new BufferedReader(new StringReader(\"1\\n2\")); var s = new String[2];";
    String first = "try { s[0] = r.readLine(); } catch (IOException e) {}";
    String second = "try { s[1] = r.readLine(); } catch (IOException e) {}";
    assertThat(values(outcomes(reader, first, second, "s[0] + s[1]")))
        .containsExactlyInAnyOrder("12", "21");
  }

  @Test
  void streamsOfTheNotebookAreAsTheyWereBeforeEachRun() {
    Program program =
        SampleCells.computation(
            "static final StringWriter W = new StringWriter();"
                + " static final PrintWriter P = new PrintWriter(W);",
            "P.print(1); return W.toString();");
    assertThat(Search.outcomes(program, OPTIONS).outcomes())
        .extracting(Outcome::value)
        .containsExactly("1");
    assertThat(Search.outcomes(program, OPTIONS.random().schedules(5)).outcomes())
        .extracting(Outcome::value)
        .containsExactly("1");
  }

  @Test
  void makingOneIsNoStep() {
    Exploration found =
        outcomes("", "List.of(1, 2); Map.of();", "Set.of(3); Stream.of(1).toList();", "0");
    assertThat(found.distinct()).isEqualTo(1);
  }

  @Test
  void listsThatNobodyChangesAreShared() {
    Exploration found =
        outcomes("var c = List.of(1, 2);", "c.reversed();", "c.get(0);", "c.size()");
    assertThat(found.verdict()).isInstanceOf(Verdict.Verified.class);
  }

  @Test
  void aTextThatCannotBeMadeIsAFailure() {
    String broken = "new Object() { public String toString() { throw new AssertionError(7); } }";
    Exploration found = outcomes("", "", "", broken);
    assertThat(found.toString()).startsWith("Violated: AssertionError: 7");
  }

  @Test
  void aScheduleSaysThatItGoesInside() {
    Exploration found =
        outcomes("var c = new ArrayDeque<>();", "c.add(1);", "c.add(2);", "c.size()");
    List<String> schedules = found.outcomes().stream().map(Outcome::schedule).toList();
    assertThat(schedules).isNotEmpty().allMatch(text -> text.startsWith("i"));
  }
}
