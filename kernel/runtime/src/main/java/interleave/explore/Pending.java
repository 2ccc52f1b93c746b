package interleave.explore;

/// The next step of a thread, in one of the ways it can be taken.
///
/// @param thread the thread's number in order of its start, the block's own thread is 0
/// @param variant which way, from 0: whom a notify wakes, whether a timed wait ends by its time,
///   which number a random generator gives. Most steps have one way only
/// @param operation what it does
record Pending(int thread, int variant, Operation operation) {

  /// Whether the order of the two matters: whether they are of one thread, or one can change what
  /// the other does or whether it can be taken.
  boolean dependsOn(Pending other) {
    return thread == other.thread
        || operation.dependsOn(other.operation)
        || interrupts(other)
        || other.interrupts(this);
  }

  /// Whether this can come right before or right after `other` where both are possible: whether
  /// they depend on one another and may be enabled in the same state.
  boolean races(Pending other) {
    return thread != other.thread
        && (operation.races(other.operation) || interrupts(other) || other.interrupts(this));
  }

  private boolean interrupts(Pending other) {
    return operation instanceof Operation.Interrupt(_, int target)
        && target == other.thread
        && other.operation.isInterruptible();
  }
}
