package interleave.draw;

import interleave.trace.Reason;
import interleave.trace.Resource;

/// What a lane does during a [Stretch].
sealed interface State {

  /// Made, and not yet at the first instruction of its body.
  record Created() implements State {}

  /// Running, or ready to run and without a processor: the JVM cannot tell these apart.
  record Running() implements State {}

  /// Ended, while its parent has not waited for it yet: only its PID and its exit code are left.
  record Zombie() implements State {}

  /// Stopped by a signal until another lets it go on.
  record Stopped() implements State {}

  /// Waits.
  ///
  /// @param on what it waits for; [Resource#NONE] for a sleep
  record Blocked(Reason reason, Resource on) implements State {
    /// The reason, and on whom, in words: `join 小明`, `lock ReentrantLock#1`, `sleep`.
    String words() {
      boolean named = reason == Reason.JOIN_PROCESS && !on.name().isEmpty();
      String verb = named ? Reason.JOIN_THREAD.label() : reason.label();
      return on.label().isEmpty() ? verb : verb + " " + on.label();
    }
  }
}
