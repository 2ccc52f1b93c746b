package interleave.course;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/// Simulated processor scheduling: an algorithm, to be run over jobs as often as one likes.
///
/// ```java
/// Scheduling.rr(4).run(new Job("P1", 0, 24), new Job("P2", 0, 3), new Job("P3", 0, 3));
/// ```
///
/// is a [Gantt], which shows in the cell and knows each job's waiting, turnaround and response
/// time. A simulation is a function of its jobs and, for [#lottery], of its seed: it gives the same
/// in every run. Where an algorithm leaves the order open, the job that arrived earlier comes
/// first, and of those the first by name. A context switch takes no time.
public final class Scheduling {
  private static final int MOST_JOBS = 1_000;
  private static final int MOST_PROCESSORS = 64;

  private final String name;
  private final Supplier<? extends Policy> policy;
  private final int processors;

  private Scheduling(String name, Supplier<? extends Policy> policy, int processors) {
    this.name = name;
    this.policy = policy;
    this.processors = processors;
  }

  /// First come, first served: a job runs until its burst is over.
  public static Scheduling fcfs() {
    return by("FCFS", () -> new Fifo(Long.MAX_VALUE));
  }

  /// Shortest job first: of the ready jobs the one with the shortest next burst, until it is over.
  public static Scheduling sjf() {
    return by("SJF", () -> new MostUrgent(MostUrgent.SHORTEST, false, Long.MAX_VALUE));
  }

  /// Shortest remaining time first: as [#sjf], and a running job gives way to one that becomes
  /// ready with less to do than what it has left.
  public static Scheduling srtf() {
    return by("SRTF", () -> new MostUrgent(MostUrgent.SHORTEST, true, Long.MAX_VALUE));
  }

  /// Round robin: a job runs for a quantum at most, then goes to the end of the queue.
  public static Scheduling rr(long quantum) {
    long slice = positive(quantum, "quantum");
    return by("RR, quantum " + slice, () -> new Fifo(slice));
  }

  /// The ready job with the smallest priority number, until its burst is over.
  public static Scheduling priority() {
    return by("priority", () -> new MostUrgent(MostUrgent.PRIORITY, false, Long.MAX_VALUE));
  }

  /// As [#priority], and a running job gives way to a more urgent one at once.
  public static Scheduling preemptivePriority() {
    return by(
        "preemptive priority", () -> new MostUrgent(MostUrgent.PRIORITY, true, Long.MAX_VALUE));
  }

  /// As [#preemptivePriority], with round robin among jobs of the same priority.
  public static Scheduling preemptivePriority(long quantum) {
    long slice = positive(quantum, "quantum");
    return by(
        "preemptive priority, quantum " + slice,
        () -> new MostUrgent(MostUrgent.PRIORITY, true, slice));
  }

  /// Lottery scheduling (Waldspurger and Weihl, OSDI 1994): before each slice of 1 a ticket is
  /// drawn among those of the ready jobs.
  ///
  /// @param seed determines the draws
  public static Scheduling lottery(long seed) {
    return lottery(seed, 1);
  }

  /// As [#lottery(long)], with longer slices.
  public static Scheduling lottery(long seed, long quantum) {
    long slice = positive(quantum, "quantum");
    return by(
        "lottery, quantum %d, seed %d".formatted(slice, seed), () -> new Lottery(seed, slice));
  }

  /// Stride scheduling (Waldspurger and Weihl, 1995), with slices of 1: of the ready jobs the one
  /// with the smallest pass value runs, which then grows by its stride, 10 000 divided by its
  /// tickets. A job that becomes ready begins at the smallest pass of those there if its own is
  /// less.
  public static Scheduling stride() {
    return stride(1);
  }

  /// As [#stride()], with longer slices.
  public static Scheduling stride(long quantum) {
    long slice = positive(quantum, "quantum");
    return by("stride, quantum " + slice, () -> new Stride(slice));
  }

  /// A multi-level feedback queue (Corbató's, with the rules of Arpaci-Dusseau, chapter 8): a new
  /// job begins in the first queue; one that has used a queue's quantum up, in one run or in
  /// several, goes down to the next; the last is round robin. A job of a lower queue gives way at
  /// once and keeps its place and the rest of its quantum.
  ///
  /// @param quanta of the queues, the most urgent first
  public static Scheduling mlfq(long... quanta) {
    return mlfq(quanta, OptionalLong.empty());
  }

  /// As [#mlfq(long...)], and at every multiple of `period` all jobs go up to the first queue, so
  /// that none starves.
  public static Scheduling mlfqWithBoost(long period, long... quanta) {
    return mlfq(quanta, OptionalLong.of(positive(period, "period")));
  }

  private static Scheduling mlfq(long[] quanta, OptionalLong period) {
    if (quanta.length == 0) {
      throw new IllegalArgumentException("say the quantum of each queue: mlfq(2, 4, 8)");
    }
    List<Long> slices = Arrays.stream(quanta).map(q -> positive(q, "quantum")).boxed().toList();
    String boost = period.isPresent() ? ", boost every " + period.getAsLong() : "";
    return by(
        "MLFQ, quanta " + slices.toString().replaceAll("[\\[\\]]", "") + boost,
        () -> new Multilevel(slices, period));
  }

  /// Fair scheduling as in Linux' CFS: of the ready jobs the one with the least virtual running
  /// time, for its share of a latency of 48, and at least 6.
  public static Scheduling fair() {
    return fair(48, 6);
  }

  /// As [#fair()]. A job's share is its weight, which follows from its nice value as in Linux, by
  /// those of all jobs that run or are ready. One that becomes ready begins at the smallest virtual
  /// time of those there if its own is less. None gives way before the end of its slice.
  ///
  /// @param latency within which every ready job runs once
  /// @param granularity the shortest slice
  public static Scheduling fair(long latency, long granularity) {
    long period = positive(latency, "latency");
    long least = positive(granularity, "granularity");
    return by(
        "fair, latency %d, at least %d".formatted(period, least), () -> new Fair(period, least));
  }

  /// A policy of one's own.
  ///
  /// @param policy makes one for each run
  public static Scheduling by(String name, Supplier<? extends Policy> policy) {
    return new Scheduling(name, policy, 1);
  }

  /// The same algorithm with one queue for several processors.
  public Scheduling processors(int number) {
    if (number < 1 || number > MOST_PROCESSORS) {
      throw new IllegalArgumentException(
          "processors are from 1 to %d, not %d".formatted(MOST_PROCESSORS, number));
    }
    return new Scheduling(name, policy, number);
  }

  /// What becomes of these jobs.
  public Gantt run(Job... jobs) {
    return run(List.of(jobs));
  }

  /// What becomes of these jobs.
  public Gantt run(List<Job> jobs) {
    if (jobs.isEmpty() || jobs.size() > MOST_JOBS) {
      throw new IllegalArgumentException(
          "give from 1 to %d jobs, not %d".formatted(MOST_JOBS, jobs.size()));
    }
    Set<String> names = new HashSet<>();
    for (Job job : jobs) {
      if (!names.add(job.name())) {
        throw new IllegalArgumentException(
            "two jobs are called '%s': give each its own name".formatted(job.name()));
      }
    }
    String where = processors == 1 ? "" : ", %d processors".formatted(processors);
    return Simulation.run(name + where, policy.get(), List.copyOf(jobs), processors);
  }

  private static long positive(long value, String what) {
    if (value < 1 || value > Job.LATEST) {
      throw new IllegalArgumentException(
          "a %s is from 1 to 10^9 units of time, not %d".formatted(what, value));
    }
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}
