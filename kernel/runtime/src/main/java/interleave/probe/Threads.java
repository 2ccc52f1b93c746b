package interleave.probe;

import interleave.trace.ThreadEvent;

/// Records threads' starts, beginnings and ends, each once.
final class Threads {
  private Threads() {}

  /// The current thread is about to start `thread`.
  static void starting(Thread thread) {
    if (thread.getState() != Thread.State.NEW) {
      return;
    }
    Lane lane = Lane.of(thread);
    if (!lane.startSeen) {
      lane.startSeen = true;
      CellContext.adopt(thread);
      long id = Lane.idOf(thread);
      String name = Lane.nameOf(thread);
      boolean daemon = thread.isDaemon();
      Recorder.always(s -> new ThreadEvent.Started(s, id, name, Recorder.kindOf(thread), daemon));
    }
  }

  /// A thread's state as the JVM would give it had the thread not been woven.
  static Thread.State stateOf(Thread thread) {
    Thread.State state = thread.getState();
    Lane lane = state == Thread.State.WAITING ? Lane.ifKnown(thread) : null;
    return lane != null && lane.atMonitor ? Thread.State.BLOCKED : state;
  }

  /// The current thread's body begins.
  ///
  /// @param isLearners whether it is a learner's, not a pool's worker
  static void began(boolean isLearners) {
    Lane lane = Lane.current();
    lane.runsBody = lane.runsBody || isLearners;
    if (lane.bodies++ == 0) {
      Recorder.sampled(lane, Thread.currentThread(), Thread.State.RUNNABLE);
      Recorder.always(ThreadEvent.Began::new);
    }
  }

  /// The current thread's body ends.
  ///
  /// @param failure the exception in one line, or empty
  static void bodyEnded(String failure) {
    if (--Lane.current().bodies == 0) {
      ended(Thread.currentThread(), failure);
    }
  }

  /// A thread has ended, or its body has.
  static void ended(Thread thread, String failure) {
    Lane lane = Lane.ifKnown(thread);
    if (lane != null && !lane.endSeen) {
      lane.endSeen = true;
      Recorder.emit(lane.cell(), thread, s -> new ThreadEvent.Ended(s, failure));
    }
  }
}
