package interleave.draw;

/// How a lane stood when the trace ended.
sealed interface Fate {

  /// Still there.
  ///
  /// @param sampled whether the state was only seen from outside
  record Alive(State state, boolean sampled) implements Fate {}

  /// The notebook's main process after its cell: it waits for the next one.
  record Idle() implements Fate {}

  /// A thread that came to the end of its body.
  record Finished() implements Fate {}

  /// A thread that an uncaught exception ended.
  ///
  /// @param why the exception in one line
  record Failed(String why) implements Fate {}

  /// A thread that ended because its process did.
  record Gone() implements Fate {}

  /// A process that ended by itself.
  record Exited(int code) implements Fate {}

  /// A process that a signal ended.
  record Killed(int signal) implements Fate {}
}
