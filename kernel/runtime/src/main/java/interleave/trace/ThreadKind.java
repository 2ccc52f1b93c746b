package interleave.trace;

/// What carries a thread.
public enum ThreadKind {
  /// One operating system thread.
  PLATFORM,
  /// Scheduled by the JVM on a few operating system threads.
  VIRTUAL
}
