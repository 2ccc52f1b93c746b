package interleave.explore;

import java.io.Serializable;

/// Code of a cell that is explored.
@FunctionalInterface
public interface Block extends Serializable {
  /// Runs it once.
  void run() throws Throwable;
}
