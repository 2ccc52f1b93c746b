package interleave.explore;

import static interleave.explore.Model.parallel;
import static interleave.explore.Model.repeat;
import static interleave.explore.Model.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.explore.Model.Instruction;
import interleave.explore.Model.Instruction.Add;
import interleave.explore.Model.Instruction.Await;
import interleave.explore.Model.Instruction.Fail;
import interleave.explore.Model.Instruction.Load;
import interleave.explore.Model.Instruction.Lock;
import interleave.explore.Model.Instruction.Notify;
import interleave.explore.Model.Instruction.Rest;
import interleave.explore.Model.Instruction.Store;
import interleave.explore.Model.Instruction.Unlock;
import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a search says of small programs.
class SearchTest {
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));
  private static final Instruction[] INCREMENT = {new Load(0), new Store(0, 1)};

  /// Schedules within which three threads of three increments are seen to come to two.
  private static final long THREE = 10_000;

  /// Two increments, and a third thread that fails when it sees that one was lost.
  private static final Model LOST_UPDATE =
      new Model(
          List.of(
              List.of(
                  new Instruction.Start(1),
                  new Instruction.Start(2),
                  new Instruction.Join(1),
                  new Instruction.Join(2),
                  new Load(0),
                  new Fail(1)),
              thread(INCREMENT),
              thread(INCREMENT)),
          1,
          0);

  private static final Model TWO_LOCKS =
      parallel(
          0,
          2,
          thread(new Lock(0), new Lock(1), new Unlock(1), new Unlock(0)),
          thread(new Lock(1), new Lock(0), new Unlock(0), new Unlock(1)));

  @Test
  void aCorrectProgramIsVerifiedWithTheNumberOfItsInterleavings() {
    Exploration exploration =
        Search.explore(parallel(1, 0, repeat(3, new Add(0, 1)), repeat(3, new Add(0, 1))), OPTIONS);
    assertThat(exploration.verdict()).isEqualTo(new Verdict.Verified());
    assertThat(exploration.distinct()).isEqualTo(20);
    assertThat(exploration.isComplete()).isTrue();
    assertThat(exploration.toString())
        .isEqualTo("Verified: all 20 distinct interleavings, sequentially consistent");
  }

  @Test
  void optionsThatMakeNoSenseSayWhatTheLeastIs() {
    assertThatThrownBy(() -> OPTIONS.pct(0)).hasMessage("pct(0): the least depth is 1");
    assertThatThrownBy(() -> OPTIONS.preemptions(-1)).hasMessage("preemptions(-1): the least is 0");
  }

  @Test
  void whatWasNotCoveredIsToldWithItsBudget() {
    Model program = parallel(1, 0, repeat(2, new Add(0, 1)), repeat(2, new Add(0, 1)));
    assertThat(Search.explore(program, OPTIONS.schedules(1)).toString())
        .contains("ran 1 distinct interleaving, ", "budget of 1 schedule was used up before all");
    assertThat(Search.explore(program, OPTIONS.preemptions(1)).toString())
        .contains("every interleaving with at most 1 preemption,");
  }

  @Test
  void outcomesHaveOneScheduleEachThatReplaysToThem() {
    Model program = parallel(1, 0, thread(INCREMENT), thread(INCREMENT));
    Exploration exploration = Search.outcomes(program, OPTIONS);
    assertThat(exploration.outcomes())
        .extracting(Outcome::value, Outcome::interleavings)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("[1]", 2L),
            org.assertj.core.groups.Tuple.tuple("[2]", 2L));
    for (Outcome outcome : exploration.outcomes()) {
      Exploration again = Search.replay(program, Schedule.parse(outcome.schedule()), OPTIONS);
      assertThat(again.outcomes().getFirst().value()).isEqualTo(outcome.value());
    }
  }

  @Test
  void aFailureHasAWitnessWithTheFewestSwitches() {
    Exploration exploration = Search.explore(LOST_UPDATE, OPTIONS);
    assertThat(exploration.verdict()).isInstanceOf(Verdict.Violated.class);
    List<Integer> turns = exploration.trace().stream().map(move -> move.thread()).toList();
    long switches = 0;
    for (int i = 1; i < turns.size(); i++) {
      switches += turns.get(i).equals(turns.get(i - 1)) ? 0 : 1;
    }
    assertThat(switches).as("main, one, the other, one or back, main").isEqualTo(4);
    assertThat(exploration.data().good()).isNotNull();
  }

  @Test
  void aDeadlockSaysWhoWaitsForWhom() {
    Exploration exploration = Search.explore(TWO_LOCKS, OPTIONS);
    assertThat(exploration.toString())
        .contains("Deadlocked")
        .contains("t1 waits for lock1, held by t2")
        .contains("t2 waits for lock0, held by t1")
        .contains("replay(\"" + exploration.witness() + "\"");
  }

  @Test
  void aNotifyThatComesTooEarlyLeavesTheWaiterBehind() {
    Model program =
        parallel(
            0,
            1,
            thread(new Lock(0), new Rest(0), new Unlock(0)),
            thread(new Lock(0), new Notify(0, false), new Unlock(0)));
    assertThat(Search.explore(program, OPTIONS).verdict()).isInstanceOf(Verdict.Deadlocked.class);
  }

  @Test
  void aLoopThatOnlyLooksIsFollowedToItsEnd() {
    Model program = parallel(1, 0, thread(new Await(0, true)), thread(new Add(0, 1)));
    Exploration exploration = Search.explore(program, OPTIONS);
    assertThat(exploration.verdict()).isEqualTo(new Verdict.Verified());
    assertThat(exploration.distinct()).isEqualTo(2);
  }

  @Test
  void aLoopThatNobodyEndsIsALivelock() {
    Model pure = parallel(1, 0, thread(new Await(0, true)), thread(new Load(0)));
    assertThat(Search.explore(pure, OPTIONS).verdict()).isInstanceOf(Verdict.Livelocked.class);
    Model other = parallel(1, 0, thread(new Await(0, false)), thread(new Load(0)));
    assertThat(Search.explore(other, OPTIONS).verdict()).isInstanceOf(Verdict.Livelocked.class);
  }

  @Test
  void aLoopThatMightDoMoreThanLookIsNotCalledVerified() {
    Model program = parallel(1, 0, thread(new Await(0, false)), thread(new Add(0, 1)));
    Exploration exploration = Search.explore(program, OPTIONS);
    assertThat(exploration.isComplete()).isFalse();
    assertThat(exploration.toString()).contains("loops that wait do not go round for long");
  }

  @Test
  void whatDoesNotFitIntoTheBudgetIsUnfinished() {
    Model program =
        parallel(1, 0, repeat(40, INCREMENT), repeat(40, INCREMENT), repeat(40, INCREMENT));
    Exploration exploration = Search.explore(program, OPTIONS.schedules(2000));
    assertThat(exploration.verdict()).isInstanceOf(Verdict.Unfinished.class);
    assertThat(exploration.schedules()).isEqualTo(2000);
    assertThat(exploration.isComplete()).isFalse();
  }

  static List<Options> methods() {
    return List.of(
        OPTIONS,
        OPTIONS.random(),
        OPTIONS.pos(),
        OPTIONS.pct(2),
        OPTIONS.pct(3),
        OPTIONS.preemptions(1));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodFindsALostUpdateAndFindsItAgainWithTheSameSeed(Options options) {
    Exploration first = Search.explore(LOST_UPDATE, options.schedules(5000).seed(7));
    Exploration second = Search.explore(LOST_UPDATE, options.schedules(5000).seed(7));
    assertThat(first.verdict()).isInstanceOf(Verdict.Violated.class);
    assertThat(first.witness()).isEqualTo(second.witness());
    assertThat(first.schedules()).isEqualTo(second.schedules());
  }

  @Test
  void addingOneThriceAndTwoThriceComesToSevenValues() {
    Model program =
        parallel(
            1, 0, repeat(3, new Load(0), new Store(0, 1)), repeat(3, new Load(0), new Store(0, 2)));
    assertThat(values(program)).containsExactly("[3]", "[4]", "[5]", "[6]", "[7]", "[8]", "[9]");
  }

  @Test
  void threeThreadsOfTwoIncrementsCanComeToTwo() {
    assertThat(
            values(
                parallel(1, 0, repeat(2, INCREMENT), repeat(2, INCREMENT), repeat(2, INCREMENT))))
        .containsExactly("[2]", "[3]", "[4]", "[5]", "[6]");
  }

  @Test
  void threeThreadsOfThreeIncrementsCanComeToTwo() {
    Model program =
        parallel(1, 0, repeat(3, INCREMENT), repeat(3, INCREMENT), repeat(3, INCREMENT));
    Exploration exploration = Search.outcomes(program, OPTIONS.random().schedules(THREE));
    Outcome two =
        exploration.outcomes().stream()
            .filter(each -> each.value().equals("[2]"))
            .findFirst()
            .get();
    Exploration again = Search.replay(program, Schedule.parse(two.schedule()), OPTIONS);
    assertThat(again.outcomes().getFirst().value()).isEqualTo("[2]");
  }

  private static Set<String> values(Model program) {
    Exploration exploration = Search.outcomes(program, OPTIONS);
    assertThat(exploration.isComplete()).isTrue();
    return exploration.outcomes().stream()
        .map(Outcome::value)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  @Test
  void aScheduleOfAnotherProgramIsRefused() {
    assertThatThrownBy(() -> Search.replay(TWO_LOCKS, Schedule.parse("0.7.1"), OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not one of this block");
  }

  @Test
  void aScheduleIsWrittenShortAndReadBack() {
    Schedule schedule = Schedule.parse("0.0.0.1.12:3.12:3.0");
    assertThat(schedule).hasToString("0x3.1.12:3x2.0");
    assertThat(Schedule.parse("0x3.1.12:3x2.0")).isEqualTo(schedule);
    assertThat(Schedule.parse("")).hasToString("");
    assertThatThrownBy(() -> Schedule.parse("0.x")).hasMessageContaining("'x' should be like");
  }
}
