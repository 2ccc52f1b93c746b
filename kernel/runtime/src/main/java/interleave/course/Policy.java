package interleave.course;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A scheduler's decisions: it keeps the jobs that are ready and says who runs next, for how long,
/// and who has to give way. Time passes and jobs change their states in the simulation, which calls
/// it; what it decides against the rules (a job that is not ready runs) is an
/// `IllegalStateException`.
///
/// Write one to try an algorithm of your own: `Scheduling.by("mine", Mine::new).run(jobs)`. Only
/// [#ready] and [#take] are required; the rest has the answers of a scheduler without time slices.
///
/// Jobs that become ready at the same moment are told in this order: those that arrive or come back
/// from I/O, by arrival and then by name; then those whose slice is over; then those that gave way.
public interface Policy {

  /// Why a job is ready.
  enum Why {
    /// It is new.
    ARRIVED,
    /// Its I/O is done.
    WOKEN,
    /// Its slice is over and its burst is not.
    EXPIRED,
    /// It had to give way to a more urgent one.
    PREEMPTED
  }

  /// A job is ready from now on, until it is taken.
  void ready(RunningJob job, Why why);

  /// Takes the job that runs next out of the ready ones; empty to leave the processor idle.
  Optional<RunningJob> take();

  /// How long a job that was just taken may run at once, at least 1.
  default long slice(RunningJob job) {
    return Long.MAX_VALUE;
  }

  /// A running job has run for some time since the last call.
  default void ran(RunningJob job, long time) {}

  /// Which of the running jobs gives way now to the one that [#take] would give; asked when no
  /// processor is idle.
  default Optional<RunningJob> givesWay(List<RunningJob> running) {
    return Optional.empty();
  }

  /// The next moment after `now` at which [#alarm] is to be called.
  default OptionalLong nextAlarm(long now) {
    return OptionalLong.empty();
  }

  /// The moment asked for has come. Slices of running jobs are measured anew after it.
  default void alarm(List<RunningJob> running) {}

  /// The ready jobs, level by level, the first to run first.
  default List<List<RunningJob>> queues() {
    return List.of();
  }
}
