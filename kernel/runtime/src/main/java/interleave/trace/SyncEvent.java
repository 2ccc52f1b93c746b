package interleave.trace;

/// Something that happened to a lock, a queue or another thing that threads meet at, done by the
/// stamp's thread.
public sealed interface SyncEvent extends Event {

  /// What it was done to.
  Resource on();

  /// Taken; the thread holds it (a monitor, a lock, a permit).
  record Acquired(Stamp stamp, Resource on) implements SyncEvent {}

  /// Given back.
  record Released(Stamp stamp, Resource on) implements SyncEvent {}

  /// A value went in.
  ///
  /// @param size how many values were inside just afterwards, −1 if not known
  record Put(Stamp stamp, Resource on, int size) implements SyncEvent {}

  /// A value came out.
  ///
  /// @param size how many values were inside just afterwards, −1 if not known
  record Took(Stamp stamp, Resource on, int size) implements SyncEvent {}

  /// Waiters were told to go on (notify, signal, count-down, a future's completion).
  record Signalled(Stamp stamp, Resource on) implements SyncEvent {}
}
