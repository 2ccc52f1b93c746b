package interleave.course;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import interleave.trace.MimeBundle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each algorithm against worked examples with published answers: Silberschatz, Galvin, Gagne,
/// Operating System Concepts, chapter 5; Arpaci-Dusseau, Operating Systems: Three Easy Pieces,
/// chapters 7 to 9.
class SchedulingTest {
  private static final Job[] SILBERSCHATZ = {
    new Job("P1", 0, 24), new Job("P2", 0, 3), new Job("P3", 0, 3)
  };

  private static Job[] jobs(long... bursts) {
    return LongStream.range(0, bursts.length)
        .mapToObj(i -> new Job("ABCDEFG".substring((int) i, (int) i + 1), 0, bursts[(int) i]))
        .toArray(Job[]::new);
  }

  private static String order(Gantt gantt) {
    return gantt.order().stream()
        .map(slice -> slice.job() + " " + slice.from() + "-" + slice.to())
        .collect(joining(", "));
  }

  @Test
  void fcfsInTheOrderOfSilberschatz() {
    Gantt gantt = Scheduling.fcfs().run(SILBERSCHATZ);
    assertThat(gantt.waiting("P1")).isZero();
    assertThat(gantt.waiting("P2")).isEqualTo(24);
    assertThat(gantt.waiting("P3")).isEqualTo(27);
    assertThat(gantt.averageWaiting()).isEqualTo(17);
    assertThat(gantt.switches()).isEqualTo(2);
    assertThat(gantt.utilisation()).isEqualTo(1);
  }

  @Test
  void fcfsWithTheShortJobsFirstWaitsThree() {
    Gantt gantt =
        Scheduling.fcfs().run(new Job("P1", 2, 24), new Job("P2", 0, 3), new Job("P3", 1, 3));
    assertThat(order(gantt)).isEqualTo("P2 0-3, P3 3-6, P1 6-30");
  }

  @Test
  void fcfsOfThreeEasyPieces() {
    assertThat(Scheduling.fcfs().run(jobs(10, 10, 10)).averageTurnaround()).isEqualTo(20);
    assertThat(Scheduling.fcfs().run(jobs(100, 10, 10)).averageTurnaround()).isEqualTo(110);
  }

  @Test
  void shortestJobFirst() {
    Gantt gantt = Scheduling.sjf().run(jobs(6, 8, 7, 3));
    assertThat(order(gantt)).isEqualTo("D 0-3, A 3-9, C 9-16, B 16-24");
    assertThat(gantt.averageWaiting()).isEqualTo(7);
    assertThat(Scheduling.sjf().run(jobs(100, 10, 10)).averageTurnaround()).isEqualTo(50);
  }

  @Test
  void shortestJobFirstSuffersFromLateArrivals() {
    Gantt gantt =
        Scheduling.sjf().run(new Job("A", 0, 100), new Job("B", 10, 10), new Job("C", 10, 10));
    assertThat(gantt.averageTurnaround()).isCloseTo(103.33, within(0.005));
  }

  @Test
  void shortestRemainingTimeFirst() {
    Job[] jobs = {
      new Job("P1", 0, 8), new Job("P2", 1, 4), new Job("P3", 2, 9), new Job("P4", 3, 5)
    };
    Gantt gantt = Scheduling.srtf().run(jobs);
    assertThat(order(gantt)).isEqualTo("P1 0-1, P2 1-5, P4 5-10, P1 10-17, P3 17-26");
    assertThat(gantt.averageWaiting()).isEqualTo(6.5);
    assertThat(Scheduling.sjf().run(jobs).averageWaiting()).isEqualTo(7.75);
    assertThat(
            Scheduling.srtf()
                .run(new Job("A", 0, 100), new Job("B", 10, 10), new Job("C", 10, 10))
                .averageTurnaround())
        .isEqualTo(50);
  }

  /// At 80 both have 10 left: the one that runs goes on.
  @Test
  void shortestRemainingTimeFirstOverlapsIoWithComputing() {
    Gantt gantt =
        Scheduling.srtf()
            .run(new Job("A", 0, 10, 10, 10, 10, 10, 10, 10, 10, 10), new Job("B", 0, 50));
    assertThat(order(gantt))
        .isEqualTo(
            "A 0-10, B 10-20, A 20-30, B 30-40, A 40-50, B 50-60, A 60-70," + " B 70-90, A 90-100");
    assertThat(gantt.utilisation()).isEqualTo(1);
  }

  @Test
  void roundRobin() {
    Gantt gantt = Scheduling.rr(4).run(SILBERSCHATZ);
    assertThat(order(gantt)).isEqualTo("P1 0-4, P2 4-7, P3 7-10, P1 10-30");
    assertThat(gantt.averageWaiting()).isCloseTo(5.66, within(0.01));
    Gantt pieces = Scheduling.rr(1).run(jobs(5, 5, 5));
    assertThat(pieces.averageResponse()).isEqualTo(1);
    assertThat(pieces.averageTurnaround()).isEqualTo(14);
    assertThat(Scheduling.sjf().run(jobs(5, 5, 5)).averageResponse()).isEqualTo(5);
  }

  @Test
  void aNewJobComesBeforeOneWhoseSliceEndsAtTheSameMoment() {
    Gantt gantt = Scheduling.rr(2).run(new Job("old", 0, 4), new Job("new", 2, 2));
    assertThat(order(gantt)).isEqualTo("old 0-2, new 2-4, old 4-6");
  }

  @Test
  void tiesAreBrokenByArrivalThenByName() {
    assertThat(order(Scheduling.fcfs().run(new Job("b", 0, 1), new Job("a", 0, 1))))
        .isEqualTo("a 0-1, b 1-2");
    Gantt sjf = Scheduling.sjf().run(new Job("x", 0, 9), new Job("a", 3, 2), new Job("z", 1, 2));
    assertThat(order(sjf)).isEqualTo("x 0-9, z 9-11, a 11-13");
  }

  @Test
  void priorityOfSilberschatz() {
    Gantt gantt =
        Scheduling.priority()
            .run(
                new Job("P1", 0, 10).priority(3),
                new Job("P2", 0, 1).priority(1),
                new Job("P3", 0, 2).priority(4),
                new Job("P4", 0, 1).priority(5),
                new Job("P5", 0, 5).priority(2));
    assertThat(order(gantt)).isEqualTo("P2 0-1, P5 1-6, P1 6-16, P3 16-18, P4 18-19");
    assertThat(gantt.averageWaiting()).isEqualTo(8.2);
  }

  @Test
  void priorityWithRoundRobinOfSilberschatz() {
    Gantt gantt =
        Scheduling.preemptivePriority(2)
            .run(
                new Job("P1", 0, 4).priority(3),
                new Job("P2", 0, 5).priority(2),
                new Job("P3", 0, 8).priority(2),
                new Job("P4", 0, 7).priority(1),
                new Job("P5", 0, 3).priority(3));
    assertThat(order(gantt))
        .isEqualTo(
            "P4 0-7, P2 7-9, P3 9-11, P2 11-13, P3 13-15, P2 15-16, P3 16-20, P1 20-22, P5 22-24,"
                + " P1 24-26, P5 26-27");
  }

  @Test
  void aRunningJobGivesWayToAMoreUrgentOneOnlyIfThePolicyIsPreemptive() {
    Job[] jobs = {new Job("low", 0, 5).priority(9), new Job("high", 2, 2).priority(1)};
    assertThat(order(Scheduling.preemptivePriority().run(jobs)))
        .isEqualTo("low 0-2, high 2-4, low 4-7");
    assertThat(order(Scheduling.priority().run(jobs))).isEqualTo("low 0-5, high 5-7");
  }

  @Test
  void strideOfThreeEasyPieces() {
    Gantt gantt =
        Scheduling.stride()
            .run(
                new Job("A", 0, 100).tickets(100),
                new Job("B", 0, 100).tickets(50),
                new Job("C", 0, 100).tickets(250));
    assertThat(order(gantt))
        .startsWith("A 0-1, B 1-2, C 2-5, A 5-6, C 6-8, A 8-9, B 9-10, C 10-13, A 13-14, C 14-16");
  }

  @Test
  void lotteryIsTheSameForASeedAndCloseToItsSharesInTheLongRun() {
    Job[] jobs = {new Job("A", 0, 30_000).tickets(75), new Job("B", 0, 30_000).tickets(25)};
    Gantt gantt = Scheduling.lottery(7).run(jobs);
    assertThat(gantt).isEqualTo(Scheduling.lottery(7).run(jobs));
    assertThat(gantt.order()).isNotEqualTo(Scheduling.lottery(8).run(jobs).order());
    long ofB =
        gantt.order().stream()
            .filter(slice -> slice.job().equals("B") && slice.to() <= 20_000)
            .mapToLong(slice -> slice.to() - slice.from())
            .sum();
    assertThat(ofB).isBetween(4_600L, 5_400L);
  }

  @Test
  void aLongJobSinksThroughTheQueues() {
    Gantt gantt = Scheduling.mlfq(10, 10, 10).run(new Job("A", 0, 200));
    assertThat(gantt.row("A").spans().stream().map(s -> s.level() + ":" + s.from() + "-" + s.to()))
        .containsExactly("0:0-10", "1:10-20", "2:20-200");
  }

  @Test
  void aShortJobIsThroughBeforeItReachesTheBottomQueue() {
    Gantt gantt = Scheduling.mlfq(10, 10, 10).run(new Job("A", 0, 200), new Job("B", 100, 20));
    assertThat(order(gantt)).isEqualTo("A 0-100, B 100-120, A 120-220");
    assertThat(gantt.row("B").spans().stream().map(Gantt.Span::level)).containsExactly(0, 1);
  }

  @Test
  void aJobCannotKeepItsLevelByGivingUpTheProcessorEarly() {
    Gantt gantt = Scheduling.mlfq(10, 10).run(new Job("gamer", 0, 9, 1, 9, 1, 9));
    assertThat(gantt.row("gamer").spans().stream().filter(s -> s.state() == Gantt.State.RUNNING))
        .extracting(s -> s.level() + ":" + s.from() + "-" + s.to())
        .containsExactly("0:0-9", "0:10-11", "1:11-19", "1:20-29");
  }

  @Test
  void withoutABoostAJobStarvesAndWithOneItDoesNot() {
    List<Job> jobs = new ArrayList<>(List.of(new Job("long", 0, 60)));
    LongStream.range(0, 40).forEach(i -> jobs.add(new Job("s%02d".formatted(i), 10 + 5 * i, 5)));
    Gantt starving = Scheduling.mlfq(5, 10, 20).run(jobs);
    Gantt boosted = Scheduling.mlfqWithBoost(50, 5, 10, 20).run(jobs);
    assertThat(longest(starving.row("long"))).isEqualTo(200);
    assertThat(longest(boosted.row("long"))).isLessThan(60);
  }

  private static long longest(Gantt.Row row) {
    return row.spans().stream()
        .filter(span -> span.state() == Gantt.State.READY)
        .mapToLong(Gantt.Span::length)
        .max()
        .orElse(0);
  }

  @Test
  void theQueuesAreKnownLevelByLevel() {
    Gantt gantt = Scheduling.mlfq(2, 4).run(jobs(4, 4));
    assertThat(gantt.queues())
        .containsExactly(
            new Gantt.Queues(0, List.of(List.of("B"), List.of())),
            new Gantt.Queues(2, List.of(List.of(), List.of("A"))),
            new Gantt.Queues(4, List.of(List.of(), List.of("B"))),
            new Gantt.Queues(6, List.of(List.of(), List.of())));
  }

  @Test
  void fairSharesTheLatencyOfThreeEasyPieces() {
    Gantt four = Scheduling.fair().run(jobs(36, 36, 12, 12));
    assertThat(order(four)).isEqualTo("A 0-12, B 12-24, C 24-36, D 36-48, A 48-72, B 72-96");
    Gantt nice = Scheduling.fair().run(new Job("A", 0, 360).nice(-5), new Job("B", 0, 360));
    assertThat(order(nice)).startsWith("A 0-36, B 36-48, A 48-84, B 84-96");
  }

  @Test
  void aJobThatSleptGetsNoCreditForIt() {
    Gantt gantt = Scheduling.fair().run(new Job("A", 0, 500), new Job("B", 0, 1, 300, 100));
    long back =
        gantt.row("B").spans().stream()
            .filter(span -> span.state() == Gantt.State.RUNNING && span.from() > 300)
            .findFirst()
            .orElseThrow()
            .length();
    assertThat(back).isLessThanOrEqualTo(48);
  }

  @Test
  void severalProcessorsShareOneQueue() {
    Gantt gantt = Scheduling.fcfs().processors(2).run(jobs(4, 4, 4));
    assertThat(gantt.length()).isEqualTo(8);
    assertThat(gantt.utilisation()).isEqualTo(0.75);
    assertThat(gantt.row("B").spans().getFirst().processor()).isEqualTo(1);
  }

  @Test
  void aPolicyOfOnesOwnRuns() {
    assertThat(order(Scheduling.by("LIFO", Lifo::new).run(jobs(1, 2, 3))))
        .isEqualTo("C 0-3, B 3-5, A 5-6");
  }

  private static final class Lifo implements Policy {
    private final List<RunningJob> stack = new ArrayList<>();

    @Override
    public void ready(RunningJob job, Why why) {
      stack.addLast(job);
    }

    @Override
    public Optional<RunningJob> take() {
      return stack.isEmpty() ? Optional.empty() : Optional.of(stack.removeLast());
    }
  }

  @Test
  void aPolicyThatRunsAJobWhichIsNotReadyIsRefused() {
    Policy broken =
        new Policy() {
          private final List<RunningJob> all = new ArrayList<>();

          @Override
          public void ready(RunningJob job, Why why) {
            all.add(job);
          }

          @Override
          public Optional<RunningJob> take() {
            return all.stream().max(Comparator.comparing(RunningJob::name));
          }
        };
    assertThatThrownBy(() -> Scheduling.by("broken", () -> broken).run(new Job("A", 0, 1, 5, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'A'")
        .hasMessageContaining("BLOCKED");
  }

  @Test
  void aPolicyThatForgetsAJobIsRefused() {
    assertThatThrownBy(() -> Scheduling.by("lazy", Lazy::new).run(jobs(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never runs 'A'");
  }

  private static final class Lazy implements Policy {
    @Override
    public void ready(RunningJob job, Why why) {}

    @Override
    public Optional<RunningJob> take() {
      return Optional.empty();
    }
  }

  @Test
  void whatIsNoJobIsRefusedWithTheReason() {
    assertThatThrownBy(() -> new Job("A", 0)).hasMessageContaining("at least one burst");
    assertThatThrownBy(() -> new Job("A", -1, 2)).hasMessageContaining("arrival");
    assertThatThrownBy(() -> new Job("A", 0, 2, 0)).hasMessageContaining("[2, 0]");
    assertThatThrownBy(() -> Scheduling.fcfs().run(jobs(1)[0], jobs(1)[0]))
        .hasMessageContaining("'A'");
    assertThatThrownBy(() -> Scheduling.rr(0)).hasMessageContaining("quantum");
    assertThatThrownBy(() -> Scheduling.mlfq()).hasMessageContaining("mlfq(2, 4, 8)");
  }

  @Test
  void theTextIsAlignedAlsoWithChineseNames() {
    Gantt gantt = Scheduling.mlfq(2, 4).run(new Job("编译", 0, 5), new Job("editor", 1, 1, 4, 1));
    assertThat(gantt.text())
        .isEqualTo(
            """
            MLFQ, quanta 2, 4

            编译    RR·RRR
            editor   ·RBBBBR
                    |0

            R running  · ready  B blocked by I/O

            job      arrival  computing  I/O  start  end  response  turnaround  waiting
            编译           0          5    0      0    6         0           6        1
            editor         1          2    4      2    8         1           7        1
            average        ·          ·    ·      ·    ·      0.50        6.50     1.00

            3 switches, processor busy 87.5 % of 8 units
            order: 编译 0–2, editor 2–3, 编译 3–6, editor 7–8
            ready, from level 0 down:
              0  [] []
              1  [editor] []
              2  [] [编译]
              3  [] []"""
                .stripIndent());
    assertThat(gantt.forms().plain()).isEqualTo(gantt.text()).isEqualTo(gantt.toString());
  }

  @Test
  void aLongScheduleIsShownInPieces() {
    Gantt gantt = Scheduling.rr(100).run(jobs(900, 800));
    assertThat(gantt.text()).contains("a letter is 22 units").contains("|220");
    assertThat(gantt.text().lines()).allMatch(line -> line.length() < 1_000);
  }

  @Test
  void theJsonFormNamesEveryState() {
    String json =
        Scheduling.fcfs()
            .run(new Job("<a\"\\>", 0, 1, 2, 1))
            .forms()
            .data()
            .getOrDefault(MimeBundle.GANTT, "");
    assertThat(json)
        .isEqualTo(
            """
            {"format":"interleave.gantt","version":1,"algorithm":"FCFS","processors":1,"length":4,\
            "switches":0,"jobs":[{"name":"\\u003ca\\u0022\\u005c>","arrival":0,"spans":\
            [["RUNNING",0,1,0,0],["BLOCKED",1,3,0,-1],["RUNNING",3,4,0,0]]}]}""");
  }

  @Test
  void everyAlgorithmNamesItself() {
    assertThat(
            Stream.of(Scheduling.rr(4), Scheduling.mlfqWithBoost(50, 2, 4), Scheduling.fair())
                .map(Scheduling::toString))
        .containsExactly(
            "RR, quantum 4", "MLFQ, quanta 2, 4, boost every 50", "fair, latency 48, at least 6");
  }
}
