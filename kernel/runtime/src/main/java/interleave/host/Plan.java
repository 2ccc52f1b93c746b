package interleave.host;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/// The rest of a cell, compiled before it runs: what a process does that calls `fork()`, and the
/// process that this makes.
public record Plan(List<Step> steps) implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  public Plan {
    steps = List.copyOf(steps);
  }

  /// One thing to do.
  public sealed interface Step extends Serializable {
    /// Run a snippet.
    ///
    /// @param forks whether its first action is a call of `fork()`
    record Run(String className, String method, boolean forks) implements Step {
      @Serial private static final long serialVersionUID = 1;
    }

    /// Give the variables of one class to its newer version.
    record Carry(String from, String to) implements Step {
      @Serial private static final long serialVersionUID = 1;
    }
  }
}
