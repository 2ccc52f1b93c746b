package interleave.trace;

/// One thing that happened, in one thread, at one step.
///
/// The families say what it happened to: [ProcessEvent], [ThreadEvent], [SyncEvent] (locks, queues
/// and other things threads meet at) and [Printed].
public sealed interface Event permits ProcessEvent, ThreadEvent, SyncEvent, Printed {
  /// Where and when it happened.
  Stamp stamp();
}
