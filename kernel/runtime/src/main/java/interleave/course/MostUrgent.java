package interleave.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The most urgent by some order, and of equals by arrival and name, or, with a quantum, in turn.
final class MostUrgent implements Policy {
  static final Comparator<RunningJob> SHORTEST = Comparator.comparingLong(RunningJob::left);
  static final Comparator<RunningJob> PRIORITY =
      Comparator.comparingInt(run -> run.job().priority());

  private final Comparator<RunningJob> urgency;
  private final boolean preemptive;
  private final long quantum;
  private final List<RunningJob> ready = new ArrayList<>();

  MostUrgent(Comparator<RunningJob> urgency, boolean preemptive, long quantum) {
    this.urgency = urgency;
    this.preemptive = preemptive;
    this.quantum = quantum;
  }

  @Override
  public void ready(RunningJob job, Why why) {
    if (why == Why.PREEMPTED) {
      ready.addFirst(job);
    } else {
      ready.addLast(job);
    }
  }

  @Override
  public Optional<RunningJob> take() {
    Optional<RunningJob> first = queues().getFirst().stream().findFirst();
    first.ifPresent(ready::remove);
    return first;
  }

  @Override
  public long slice(RunningJob job) {
    return quantum;
  }

  @Override
  public Optional<RunningJob> givesWay(List<RunningJob> running) {
    if (!preemptive || ready.isEmpty()) {
      return Optional.empty();
    }
    RunningJob first = queues().getFirst().getFirst();
    return running.stream()
        .max(urgency.thenComparing(RunningJob.TIES))
        .filter(last -> urgency.compare(first, last) < 0);
  }

  @Override
  public List<List<RunningJob>> queues() {
    boolean inTurn = quantum < Long.MAX_VALUE;
    Comparator<RunningJob> order = inTurn ? urgency : urgency.thenComparing(RunningJob.TIES);
    return List.of(ready.stream().sorted(order).toList());
  }
}
