package interleave.explore;

import interleave.trace.Explored.Outcome;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the runs of a search: all, the distinct ones, and those of each outcome.
final class Tally {
  /// Distinct runs remembered at most; from then on a run may be counted twice.
  private static final int MOST = 2_000_000;

  /// Outcomes told apart at most.
  private static final int OUTCOMES = 10_000;

  private final Set<Long> fingerprints = new HashSet<>();
  private final Map<String, Entry> outcomes = new LinkedHashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private long schedules;
  private long distinct;

  private static final class Entry {
    private final Schedule schedule;
    private final boolean isFailure;
    private long count;

    Entry(Schedule schedule, boolean isFailure) {
      this.schedule = schedule;
      this.isFailure = isFailure;
    }
  }

  /// Counts a run that was not given up.
  void count(Run run, @Nullable Problem problem, Log log) {
    schedules++;
    if (fingerprints.size() < MOST && !fingerprints.add(log.fingerprint())) {
      return;
    }
    distinct++;
    String value = Telling.outcome(run, problem);
    Entry entry = outcomes.get(value);
    if (entry == null && outcomes.size() < OUTCOMES) {
      entry = new Entry(log.schedule(), problem != null);
      outcomes.put(value, entry);
    }
    if (entry != null) {
      entry.count++;
    }
    for (Waiting waiting : run.leaked()) {
      String name = run.threads().get(waiting.pending().thread());
      remarks.add(name + " was left behind, waiting, when the block had returned.");
    }
  }

  /// Counts a run that was given up because it would be like another, or too long.
  void countGivenUp() {
    schedules++;
  }

  long schedules() {
    return schedules;
  }

  long distinct() {
    return distinct;
  }

  List<String> remarks() {
    return remarks.stream().limit(10).toList();
  }

  /// What the runs came to, most frequent first.
  List<Outcome> outcomes() {
    return outcomes.entrySet().stream()
        .map(
            entry ->
                new Outcome(
                    entry.getKey(),
                    entry.getValue().isFailure,
                    entry.getValue().count,
                    entry.getValue().schedule.toString()))
        .sorted(Comparator.comparingLong(Outcome::interleavings).reversed())
        .toList();
  }
}
