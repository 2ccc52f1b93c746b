package interleave.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block that can be run again and again from the same start, one schedule at a time.
///
/// It is deterministic: two choosers that choose alike get the same states and the same run.
interface Program {

  /// Runs the block once from its start.
  ///
  /// @param chooser asked before each step, also when only one step is possible
  /// @param recorded whether the run is to hold its steps, with values as text; a search runs most
  ///   schedules without
  Run run(Chooser chooser, boolean recorded);

  /// What a learner should know of its runs.
  default List<String> remarks() {
    return List.of();
  }

  /// The class of a collection of which a call was one step although threads used it at once, in a
  /// run until now; null if there was none.
  default @Nullable Class<?> clash() {
    return null;
  }

  /// What was no part of its runs although it may matter, as a part of a sentence; null if nothing.
  default @Nullable String unexplored() {
    return null;
  }

  /// What its runs may do.
  default Semantics semantics() {
    return Semantics.STANDARD;
  }
}
