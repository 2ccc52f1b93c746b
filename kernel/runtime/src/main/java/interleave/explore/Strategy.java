package interleave.explore;

/// Chooses the schedules of one run after another.
///
/// One object serves one search. Chance comes from a seed that is handed in, so that a search can
/// be repeated.
sealed interface Strategy extends Chooser
    permits DynamicPartialOrder,
        OnePreemption,
        DepthFirst,
        PriorityChange,
        PartialOrderSampling,
        RandomWalk {

  /// Learns how the run under the current schedule ended and gets ready for the next schedule.
  ///
  /// @return false when there is none: every schedule that this strategy can choose was run
  boolean next(Run run);
}
