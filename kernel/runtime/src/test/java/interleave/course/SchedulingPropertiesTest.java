package interleave.course;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.course.Gantt.Row;
import interleave.course.Gantt.Span;
import interleave.course.Gantt.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every algorithm and all jobs, over jobs drawn with fixed seeds.
class SchedulingPropertiesTest {
  private static final int WORKLOADS = 60;

  static Stream<Scheduling> algorithms() {
    return Stream.of(
            Scheduling.fcfs(),
            Scheduling.sjf(),
            Scheduling.srtf(),
            Scheduling.rr(1),
            Scheduling.rr(3),
            Scheduling.priority(),
            Scheduling.preemptivePriority(),
            Scheduling.preemptivePriority(2),
            Scheduling.lottery(5),
            Scheduling.stride(2),
            Scheduling.mlfq(2, 4, 8),
            Scheduling.mlfqWithBoost(17, 1, 2),
            Scheduling.fair(12, 2))
        .flatMap(algorithm -> Stream.of(algorithm, algorithm.processors(3)));
  }

  /// Bursts, gaps and arrivals are small, so that moments coincide often.
  private static List<Job> workload(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 1 + random.nextInt(7))
        .mapToObj(
            i ->
                new Job(
                        "J" + i,
                        random.nextInt(12),
                        LongStream.generate(() -> 1 + random.nextInt(6))
                            .limit(1 + random.nextInt(6))
                            .toArray())
                    .priority(random.nextInt(3))
                    .tickets(1 + random.nextInt(300))
                    .nice(random.nextInt(40) - 20))
        .toList();
  }

  private static List<Gantt> runs(Scheduling algorithm) {
    return LongStream.range(0, WORKLOADS).mapToObj(seed -> algorithm.run(workload(seed))).toList();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void everyChangeOfStateIsLegalAndNoTimeIsMissing(Scheduling algorithm) {
    for (Gantt gantt : runs(algorithm)) {
      for (Row row : gantt.rows()) {
        Span last = new Span(State.NEW, 0, row.job().arrival(), 0, -1);
        for (Span span : row.spans()) {
          assertThat(span.from()).isEqualTo(last.to());
          assertThat(span.to()).isGreaterThan(span.from());
          // A job that becomes ready and gets a processor at once has no time between.
          boolean atOnce =
              last.state().mayBecome(State.READY) && State.READY.mayBecome(span.state());
          assertThat(last.state() == span.state() || last.state().mayBecome(span.state()) || atOnce)
              .as("%s to %s in %s", last, span, gantt)
              .isTrue();
          last = span;
        }
        assertThat(last.state().mayBecome(State.TERMINATED)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void whatAJobAsksForIsWhatItGets(Scheduling algorithm) {
    for (Gantt gantt : runs(algorithm)) {
      for (Row row : gantt.rows()) {
        assertThat(total(row, State.RUNNING)).isEqualTo(row.job().computing());
        assertThat(total(row, State.BLOCKED)).isEqualTo(row.job().waitingForDevices());
        assertThat(row.turnaround())
            .isEqualTo(row.waiting() + row.job().computing() + row.job().waitingForDevices());
        assertThat(row.response()).isBetween(0L, row.waiting());
      }
    }
  }

  private static long total(Row row, State state) {
    return row.spans().stream().filter(span -> span.state() == state).mapToLong(Span::length).sum();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void aProcessorRunsOneJobAtATimeAndNoneIdlesWhileAJobIsReady(Scheduling algorithm) {
    for (Gantt gantt : runs(algorithm)) {
      for (long now = 0; now < gantt.length(); now++) {
        List<Integer> busy = new ArrayList<>();
        int ready = 0;
        for (Row row : gantt.rows()) {
          for (Span span : row.spans()) {
            boolean there = span.from() <= now && now < span.to();
            if (there && span.state() == State.RUNNING) {
              busy.add(span.processor());
            } else if (there && span.state() == State.READY) {
              ready++;
            }
          }
        }
        assertThat(busy).doesNotHaveDuplicates().allMatch(p -> p >= 0 && p < gantt.processors());
        assertThat(ready == 0 || busy.size() == gantt.processors())
            .as("at %d: %d ready, %s busy in %s", now, ready, busy, gantt)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void theSameJobsGiveTheSameResult(Scheduling algorithm) {
    assertThat(runs(algorithm)).isEqualTo(runs(algorithm));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void theOrderInWhichJobsAreGivenDoesNotMatter(Scheduling algorithm) {
    for (long seed = 0; seed < WORKLOADS; seed++) {
      List<Job> jobs = workload(seed);
      assertThat(algorithm.run(jobs.reversed())).isEqualTo(algorithm.run(jobs));
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void noneWaitsLessOnAverageThanTheShortestRemainingTimeFirst(Scheduling algorithm) {
    for (long seed = 0; seed < WORKLOADS; seed++) {
      List<Job> jobs =
          workload(seed).stream()
              .map(job -> new Job(job.name(), job.arrival(), job.computing()))
              .toList();
      double best = Scheduling.srtf().run(jobs).averageWaiting();
      Gantt other = algorithm.run(jobs);
      assertThat(other.processors() > 1 || other.averageWaiting() >= best - 1e-9)
          .as("%s waits less than %f", other, best)
          .isTrue();
    }
  }
}
