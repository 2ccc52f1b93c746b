package interleave.trace;

import java.util.List;

/// A variable that a process was given when it was made.
///
/// @param name as the learner wrote it
/// @param type what its value is, in a learner's words, such as `ArrayList`
/// @param shared what processes share of what it reaches; when there is nothing, all of it was
///   copied
public record GivenVariable(String name, String type, List<Resource> shared) {
  public GivenVariable {
    shared = List.copyOf(shared);
  }
}
