package interleave.trace;

/// Something that happened to a thread.
public sealed interface ThreadEvent extends Event {

  /// A thread was started by the stamp's thread.
  ///
  /// @param child the started thread's identifier in the same process
  /// @param name its name; for an unnamed virtual thread `virtual-N`
  record Started(Stamp stamp, long child, String name, ThreadKind kind, boolean daemon)
      implements ThreadEvent {}

  /// The stamp's thread began to run.
  record Began(Stamp stamp) implements ThreadEvent {}

  /// The stamp's thread ended.
  ///
  /// @param failure the uncaught exception in one line, or empty when it ended normally
  record Ended(Stamp stamp, String failure) implements ThreadEvent {}

  /// The stamp's thread began to wait.
  ///
  /// @param on what it waits for; [Resource#NONE] for a sleep
  record Blocked(Stamp stamp, Reason reason, Resource on) implements ThreadEvent {}

  /// The stamp's thread goes on after [Blocked].
  record Resumed(Stamp stamp) implements ThreadEvent {}

  /// A state seen from outside, of a thread whose own code is not woven (a pool's worker, say).
  ///
  /// @param thread the thread that was looked at
  record Sampled(Stamp stamp, long thread, String name, ThreadKind kind, Thread.State state)
      implements ThreadEvent {}
}
