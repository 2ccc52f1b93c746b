package interleave.explore;

/// The next step of a thread, in one of the ways it can be taken.
///
/// @param thread the thread's number in order of its start, the block's own thread is 0
/// @param variant which way, from 0: whom a notify wakes, whether a timed wait ends by its time,
///   which number a random generator gives. Most steps have one way only
/// @param operation what it does
/// @param process the number of the thread's process
/// @param listens whether an interrupt of the thread before it changes what it does, even where
///   that is not so of every such operation
/// @param place the number of the operation's place and
/// @param traits what it does to it: kept, because they are asked for some million times a second
record Pending(
    int thread,
    int variant,
    Operation operation,
    int process,
    boolean listens,
    int place,
    Traits traits) {

  /// One of the only process.
  Pending(int thread, int variant, Operation operation) {
    this(thread, variant, operation, 0, false);
  }

  Pending(int thread, int variant, Operation operation, int process, boolean listens) {
    this(
        thread, variant, operation, process, listens, operation.place().id(), Traits.of(operation));
  }

  /// What it does to its place.
  Effect effect() {
    return traits.effect();
  }

  /// Whether an interrupt of the thread before it changes what it does.
  boolean isInterruptible() {
    return listens || traits.isInterruptible();
  }

  /// Whether the order of the two matters: whether they are of one thread, or one can change what
  /// the other does or whether it can be taken.
  boolean dependsOn(Pending other) {
    return thread == other.thread
        || operation.dependsOn(other.operation)
        || affects(other)
        || other.affects(this);
  }

  /// Whether this can come right before or right after `other` where both are possible: whether
  /// they depend on one another and may be enabled in the same state.
  boolean races(Pending other) {
    return thread != other.thread
        && (operation.races(other.operation) || affects(other) || other.affects(this));
  }

  /// Whether this is about all that another thread or process does.
  private boolean affects(Pending other) {
    return switch (operation) {
      case Operation.Interrupt(_, int target) -> target == other.thread && other.isInterruptible();
      case Operation.Signal(_, int target) -> target == other.process;
      case Operation.Inspect(_, int target, boolean isOfState) ->
          target == other.thread || (isOfState && other.effect().isChange());
      case Operation.Copy(_, int source) ->
          source == other.process && other.operation.changesMemory();
      default -> false;
    };
  }
}
