package interleave.memory;

import java.util.List;

/// What the kernel JVM answers to a [Call].
public sealed interface Answer {

  /// An object was made or found.
  ///
  /// @param id the call's
  /// @param place where it is in the memory, 0 if it could not be made
  /// @param number its number among those of its kind, from 1
  /// @param bytes its size
  /// @param refusal why it could not be made, for the learner, or empty
  record Made(long id, long place, long number, long bytes, String refusal) implements Answer {}

  /// The answer to [Call.Names].
  record Named(long id, List<String> names) implements Answer {
    public Named {
      names = List.copyOf(names);
    }
  }

  /// A sleep is over.
  ///
  /// @param id the call's
  record Woken(long id) implements Answer {}
}
