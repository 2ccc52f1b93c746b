package interleave.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ready jobs by how much of their share they have had: whoever has had least is first.
///
/// What a job has had is an exact whole number as long as it is below 2^63.
final class Shares {
  private final Map<RunningJob, Long> had = new HashMap<>();
  private final List<RunningJob> ready = new ArrayList<>();
  private final List<RunningJob> running = new ArrayList<>();

  /// Adds a job; one that had been away gets no credit for it.
  void add(RunningJob job, Policy.Why why) {
    running.remove(job);
    if (why == Policy.Why.ARRIVED || why == Policy.Why.WOKEN) {
      long least =
          all().stream().filter(other -> other != job).mapToLong(this::had).min().orElse(had(job));
      had.merge(job, least, Math::max);
    }
    ready.add(job);
  }

  Optional<RunningJob> take() {
    Optional<RunningJob> first = order().stream().findFirst();
    first.ifPresent(
        job -> {
          ready.remove(job);
          running.add(job);
        });
    return first;
  }

  void charge(RunningJob job, long amount) {
    had.merge(job, amount, Math::addExact);
  }

  long had(RunningJob job) {
    return had.getOrDefault(job, 0L);
  }

  /// The ready ones, the first first.
  List<RunningJob> order() {
    return ready.stream()
        .sorted(Comparator.comparingLong(this::had).thenComparing(RunningJob.TIES))
        .toList();
  }

  /// The ready and the running ones.
  List<RunningJob> all() {
    running.removeIf(job -> job.state() != Gantt.State.RUNNING && job.state() != Gantt.State.READY);
    List<RunningJob> all = new ArrayList<>(ready);
    all.addAll(running);
    return all;
  }
}
