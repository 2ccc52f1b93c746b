package interleave.course;

import interleave.course.Gantt.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A [Job] while it is simulated, as a [Policy] sees it.
public final class RunningJob {
  /// By arrival, then by name: what decides where the algorithm leaves it open.
  static final Comparator<RunningJob> TIES =
      Comparator.comparingLong((RunningJob run) -> run.job.arrival())
          .thenComparing(run -> run.job.name());

  private final Job job;
  private final List<Gantt.Span> spans = new ArrayList<>();
  private int burst;
  private long left;
  private int level;

  // Set by the simulation: what it does now, since when, and where it last ran.
  private State state = State.NEW;
  private long since;
  private int core = -1;

  RunningJob(Job job) {
    this.job = job;
    this.left = job.bursts().getFirst();
  }

  public Job job() {
    return job;
  }

  public String name() {
    return job.name();
  }

  /// What is left of its current burst.
  public long left() {
    return left;
  }

  /// In which queue it is or was, 0 being the most urgent; always 0 where there is but one.
  public int level() {
    return level;
  }

  /// Puts it into another queue; a drawing shows which.
  public void level(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("a level is 0 or more, not " + number);
    }
    level = number;
  }

  State state() {
    return state;
  }

  int core() {
    return core;
  }

  List<Gantt.Span> spans() {
    return spans;
  }

  /// Goes on for some time with what it does.
  void pass(long time) {
    left -= time;
  }

  /// Begins its next burst.
  ///
  /// @return whether there is one
  boolean nextBurst() {
    burst++;
    left = burst < job.bursts().size() ? job.bursts().get(burst) : 0;
    return burst < job.bursts().size();
  }

  /// Whether its current burst is one of I/O.
  boolean isAtDevice() {
    return burst % 2 == 1;
  }

  void enter(State next, long now) {
    enter(next, now, core);
  }

  void enter(State next, long now, int where) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(
          "the policy has '%s' go from %s to %s; only a ready job can be taken"
              .formatted(name(), state, next));
    }
    if (now > since && state != State.NEW) {
      record(now, level);
    }
    state = next;
    since = now;
    core = where;
  }

  /// Ends the current span when the level changes in the middle of it.
  void changed(int before, long now) {
    boolean there = state != State.NEW && state != State.TERMINATED;
    if (there && before != level && now > since) {
      record(now, before);
      since = now;
    }
  }

  private void record(long now, int ranAt) {
    var span = new Gantt.Span(state, since, now, ranAt, state == State.RUNNING ? core : -1);
    if (!spans.isEmpty() && spans.getLast().continues(span)) {
      span = spans.removeLast().until(span.to());
    }
    spans.add(span);
  }

  @Override
  public String toString() {
    return name();
  }
}
