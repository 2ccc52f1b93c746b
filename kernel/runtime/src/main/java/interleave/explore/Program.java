package interleave.explore;

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

  /// What its runs may do.
  default Semantics semantics() {
    return Semantics.STANDARD;
  }
}
