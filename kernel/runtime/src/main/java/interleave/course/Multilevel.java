package interleave.course;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Queues of falling urgency; a job falls when it has used its quantum up.
final class Multilevel implements Policy {
  private final List<Long> quanta;
  private final OptionalLong period;
  private final List<Deque<RunningJob>> queues = new ArrayList<>();
  private final Map<RunningJob, Long> left = new HashMap<>();

  Multilevel(List<Long> quanta, OptionalLong period) {
    this.quanta = quanta;
    this.period = period;
    quanta.forEach(_ -> queues.add(new ArrayDeque<>()));
  }

  @Override
  public void ready(RunningJob job, Why why) {
    if (why == Why.ARRIVED) {
      place(job, 0);
    } else if (slice(job) == 0) {
      place(job, Math.min(job.level() + 1, quanta.size() - 1));
    }
    Deque<RunningJob> queue = queues.get(job.level());
    if (why == Why.PREEMPTED) {
      queue.addFirst(job);
    } else {
      queue.addLast(job);
    }
  }

  private void place(RunningJob job, int level) {
    job.level(level);
    left.put(job, quanta.get(level));
  }

  @Override
  public Optional<RunningJob> take() {
    return queues.stream().filter(queue -> !queue.isEmpty()).findFirst().map(Deque::removeFirst);
  }

  @Override
  public long slice(RunningJob job) {
    return left.getOrDefault(job, 0L);
  }

  @Override
  public void ran(RunningJob job, long time) {
    left.merge(job, -time, Long::sum);
  }

  @Override
  public Optional<RunningJob> givesWay(List<RunningJob> running) {
    int best = 0;
    while (best < queues.size() && queues.get(best).isEmpty()) {
      best++;
    }
    int first = best;
    return running.stream()
        .max(Comparator.<RunningJob>comparingInt(RunningJob::level).thenComparing(RunningJob.TIES))
        .filter(job -> job.level() > first);
  }

  @Override
  public OptionalLong nextAlarm(long now) {
    return period.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of((Math.max(0, now) / period.getAsLong() + 1) * period.getAsLong());
  }

  @Override
  public void alarm(List<RunningJob> running) {
    List<RunningJob> all = queues.stream().flatMap(Deque::stream).toList();
    queues.forEach(Deque::clear);
    queues.getFirst().addAll(all);
    left.keySet().forEach(job -> place(job, 0));
  }

  @Override
  public List<List<RunningJob>> queues() {
    return queues.stream().map(List::copyOf).toList();
  }
}
