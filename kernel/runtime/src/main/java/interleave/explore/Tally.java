package interleave.explore;

import interleave.trace.Explored.Outcome;
import java.util.ArrayList;
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

  private static final int REMARKS = 10;

  private final Set<Long> fingerprints = new HashSet<>();
  private final Map<String, Entry> outcomes = new LinkedHashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Program program;
  private long schedules;
  private long distinct;

  private Tally(Program program) {
    this.program = program;
  }

  /// Counts runs of that program.
  static Tally of(Program program) {
    return new Tally(program);
  }

  private static final class Entry {
    private final boolean isFailure;
    private Schedule schedule;

    /// How many stale reads it has.
    private int stale;

    private long count;

    Entry(Log log, boolean isFailure) {
      this.isFailure = isFailure;
      this.schedule = log.schedule();
      this.stale = log.stale();
    }

    Outcome of(String value) {
      return new Outcome(value, isFailure, count, schedule.toString(), stale > 0);
    }

    /// Prefers a run with fewer stale reads.
    void count(Log log) {
      count++;
      if (log.stale() < stale) {
        stale = log.stale();
        schedule = log.schedule();
      }
    }
  }

  /// Counts a run that was not given up.
  void count(Run run, @Nullable Problem problem, Log log) {
    schedules++;
    String value = Telling.outcome(run, problem);
    Entry entry = outcomes.get(value);
    boolean isKnown = fingerprints.size() < MOST && !fingerprints.add(log.fingerprint());
    if (isKnown && entry != null) {
      return;
    }
    distinct++;
    if (entry == null && outcomes.size() < OUTCOMES) {
      entry = new Entry(log, problem != null);
      outcomes.put(value, entry);
    }
    if (entry != null) {
      entry.count(log);
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
    List<String> all = new ArrayList<>(program.remarks());
    all.addAll(remarks);
    return all.size() <= REMARKS ? all : all.subList(0, REMARKS);
  }

  /// What the runs came to, most frequent first.
  List<Outcome> outcomes() {
    List<Outcome> all = new ArrayList<>(outcomes.size());
    outcomes.forEach((value, entry) -> all.add(entry.of(value)));
    all.sort((one, other) -> Long.compare(other.interleavings(), one.interleavings()));
    return all;
  }
}
