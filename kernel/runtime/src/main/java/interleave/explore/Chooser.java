package interleave.explore;

/// Decides before each step which of the enabled threads takes it.
@FunctionalInterface
interface Chooser {
  /// The answer that gives up the run.
  int ABANDON = -1;

  /// The answer that ends the run here, as if nothing more could happen.
  int ENOUGH = -2;

  /// Chooses.
  ///
  /// @param state is valid during the call only
  /// @return an index into the enabled steps of `state`, [#ABANDON] or [#ENOUGH]
  int choose(State state);

  /// Whether it may wait, as for a person: then it is asked as the thread that drives the run.
  default boolean waits() {
    return false;
  }
}
