package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.explore.StateSearch.Limits;
import interleave.trace.Explored.Outcome;
import interleave.trace.MimeBundle;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.End;
import interleave.trace.StateGraph.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The states of small programs.
class StateSearchTest {
  private static final int WALKS = 20;

  private static StateGraph graph(Program program) {
    return Objects.requireNonNull(StateSearch.of(program, Limits.LARGE));
  }

  private static StateGraph graph(String folder, String name) throws IOException {
    return graph(CorpusCell.named(folder, name).program());
  }

  private static Stream<End> ends(StateGraph graph) {
    return graph.states().stream().map(State::end).filter(Objects::nonNull);
  }

  private static Set<String> outcomes(StateGraph graph) {
    Set<String> outcomes = new TreeSet<>();
    ends(graph).forEach(end -> outcomes.add(end.outcome()));
    return outcomes;
  }

  /// Each of two threads is before its read, before its write or done: that is nine. What a thread
  /// has read makes a difference only where it is still to write and the other is done, which is so
  /// in two of the nine; both being done is two states, because the number is 1 or 2.
  @Test
  void aLostUpdateHasTwelveStates() throws IOException {
    StateGraph graph = graph("racy", "lost-update");
    assertThat(graph.states()).hasSize(12);
    assertThat(graph.edges()).isEqualTo(14);
    assertThat(graph.variables()).containsExactly("count");
    assertThat(graph.threads()).containsExactly("main", "a", "b");
    assertThat(graph.states().getFirst().values()).containsExactly("0");
    assertThat(ends(graph))
        .containsExactlyInAnyOrder(
            new End("throws AssertionError: 1", true, List.of()), new End("", false, List.of()));
  }

  /// Each of two threads has no lock, one or is done; that both have one is the deadlock.
  @Test
  void twoLocksHaveNineStatesAndTellWhoHoldsThem() throws IOException {
    StateGraph graph = graph("deadlocking", "two-locks");
    assertThat(graph.states()).hasSize(9);
    assertThat(graph.edges()).isEqualTo(10);
    assertThat(graph.variables()).containsExactlyInAnyOrder("left", "right");
    List<State> stuck = graph.states().stream().filter(StateSearchTest::isFailure).toList();
    assertThat(stuck).hasSize(1);
    assertThat(stuck.getFirst().values()).containsExactlyInAnyOrder("a", "b");
    assertThat(Objects.requireNonNull(stuck.getFirst().end()).waits()).hasSize(3);
  }

  private static boolean isFailure(State state) {
    return state.end() != null && state.end().isFailure();
  }

  @Test
  void whatNobodyRacesForIsNoChoice() throws IOException {
    StateGraph graph = graph("correct", "sum-of-parts");
    assertThat(graph.states()).hasSize(1);
    assertThat(graph.hasChoice()).isFalse();
  }

  @Test
  void bothMayEnterALockFirstWhateverItsHolderDoesInside() {
    String thread =
        "Thread t# = new Thread(() -> {"
            + " lock.lock(); lock.lock(); lock.isLocked(); n = #; lock.unlock(); lock.unlock(); });";
    String statements =
        thread.replace("#", "1")
            + thread.replace("#", "2")
            + "t1.start(); t2.start(); t1.join(); t2.join(); return n;";
    String members = "static int n; static final ReentrantLock lock = new ReentrantLock();";
    Program program = SampleCells.computation(members, statements);
    assertThat(outcomes(graph(program))).containsExactly("1", "2");
    assertThat(Search.outcomes(program, Options.standard()).distinct()).isEqualTo(2);
  }

  @Test
  void stepsLeadForward() throws IOException {
    StateGraph graph = graph("racy", "readers-count");
    for (int i = 0; i < graph.states().size(); i++) {
      for (Edge edge : graph.states().get(i).edges()) {
        assertThat(edge.target()).isGreaterThan(i).isLessThan(graph.states().size());
      }
    }
  }

  static Stream<Model> randomPrograms() {
    return PartialOrderTest.randomPrograms().limit(300);
  }

  @ParameterizedTest
  @MethodSource("randomPrograms")
  void itsEndsAreThoseOfBruteForce(Model program) {
    Set<String> outcomes = new TreeSet<>();
    DepthFirst all = DepthFirst.all();
    Patience patience = new Patience(all, Options.standard().steps());
    Run run;
    do {
      run = program.run(patience, false);
      outcomes.add(Telling.outcome(run, Problem.of(run, patience)));
    } while (all.next(run));
    assertThat(outcomes(graph(program))).isEqualTo(outcomes);
  }

  @ParameterizedTest
  @CsvSource({
    "racy, withdraw-twice",
    "racy, transfer-and-audit",
    "racy, linked-queue",
    "racy, tickets-by-processes",
    "racy, crash-between-writes",
    "racy, uncaught-elsewhere",
    "racy, list-while-adding",
    "racy, try-lock-ignored",
    "deadlocking, full-queue",
    "deadlocking, room-not-told",
    "deadlocking, reentrant-locks",
    "deadlocking, flag-never-set",
    "deadlocking, read-lock-to-write-lock",
    "correct, philosophers-3",
    "correct, pool",
    "correct, if-instead-of-while",
    "correct, flag-before-data",
  })
  void itsEndsAreTheOutcomesAndItsSchedulesLeadThere(String folder, String name)
      throws IOException {
    Program program = CorpusCell.named(folder, name).program();
    StateGraph graph = graph(program);
    Exploration explored = Search.outcomes(program, Options.standard());
    assertThat(outcomes(graph))
        .isEqualTo(new TreeSet<>(explored.outcomes().stream().map(Outcome::value).toList()));
    SplittableRandom chance = new SplittableRandom(7);
    for (int i = 0; i < WALKS; i++) {
      List<String> choices = new ArrayList<>();
      End end = walk(graph, chance, choices);
      Schedule schedule = Schedule.parse(String.join(".", choices));
      Exploration again = Search.replay(program, schedule, Options.standard());
      assertThat(again.outcomes().getFirst().value())
          .as(schedule.toString())
          .isEqualTo(end.outcome());
    }
  }

  /// Goes from state to state by chance, and notes the choices.
  private static End walk(StateGraph graph, SplittableRandom chance, List<String> choices) {
    State state = graph.states().getFirst();
    choices.add(graph.opening().choices());
    while (state.end() == null) {
      Edge edge = state.edges().get(chance.nextInt(state.edges().size()));
      choices.add(edge.stretch().choices());
      state = graph.states().get(edge.target());
    }
    choices.removeIf(String::isEmpty);
    return state.end();
  }

  @Test
  void variablesOfObjectsWithoutNamesAreNumbered() {
    StateGraph graph =
        graph(
            SampleCells.program(
                """
                static class Account { int balance; }
                static final List<Account> all = List.of(new Account(), new Account());
                """,
                """
                Thread a = new Thread(() -> { all.get(0).balance += 1; all.get(1).balance += 2; });
                a.start();
                all.get(0).balance += 3;
                all.get(1).balance += 4;
                a.join();
                """));
    assertThat(graph.variables()).containsExactly("balance", "balance (2)");
  }

  @Test
  void variablesWithOneNameAreToldApart() {
    StateGraph graph =
        graph(
            SampleCells.program(
                """
                static class Account { int balance; }
                static final Account one = new Account();
                static final Account two = new Account();
                """,
                """
                Thread a = new Thread(() -> { one.balance += 1; two.balance += 2; });
                a.start();
                one.balance += 3;
                two.balance += 4;
                a.join();
                """));
    assertThat(graph.variables()).containsExactly("one.balance", "two.balance");
    assertThat(graph.states().getFirst().values()).containsExactly("0", "0");
  }

  @Test
  void aProgramThatIsTooLargeHasNone() throws IOException {
    Program program = CorpusCell.named("deadlocking", "philosophers-7").program();
    assertThat(StateSearch.of(program, Limits.SMALL)).isNull();
  }

  @Test
  void aBlockThatIsRefusedHasNone() {
    Program program = SampleCells.program("", "new ProcessBuilder(\"true\").start();");
    assertThat(StateSearch.of(program, Limits.LARGE)).isNull();
  }

  private static final String COUNT =
      """
      static int count;
      public static Block block() {
        return () -> {
          Thread a = new Thread(() -> count++);
          a.start();
          count++;
          a.join();
        };
      }
      """;

  @Test
  void anExplorationGivesThemAndShowsThemWhenTheyAreFew() {
    Block block = (Block) SampleCells.of(COUNT).call("block");
    Exploration explored = Explorer.explore(Options.standard(), block);
    assertThat(explored.graph().states()).hasSize(12);
    assertThat(explored.forms().data()).containsKey(MimeBundle.STATES);
    assertThat(Explorer.replay("", block).forms().data()).containsKey(MimeBundle.STATES);
  }

  @Test
  void whereStatesAreMoreThanValuesThereAreNone() {
    Block block = (Block) SampleCells.of(COUNT).call("block");
    Exploration weak = Explorer.explore(Options.standard().weak(), block);
    assertThatThrownBy(weak::graph)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without weak()");
    assertThat(weak.forms().data()).doesNotContainKey(MimeBundle.STATES);
  }
}
