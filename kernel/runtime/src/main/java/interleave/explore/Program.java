package interleave.explore;

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

  /// What a learner should know of its runs, null if nothing.
  default @Nullable String remark() {
    return null;
  }

  /// What its runs may do.
  default Semantics semantics() {
    return Semantics.STANDARD;
  }
}
