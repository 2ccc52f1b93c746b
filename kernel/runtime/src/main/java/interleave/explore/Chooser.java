package interleave.explore;

/// Decides before each step which of the enabled threads takes it.
@FunctionalInterface
interface Chooser {
  /// The answer that gives up the run.
  int ABANDON = -1;

  /// Chooses.
  ///
  /// @param state is valid during the call only
  /// @return an index into the enabled steps of `state`, or [#ABANDON]
  int choose(State state);
}
