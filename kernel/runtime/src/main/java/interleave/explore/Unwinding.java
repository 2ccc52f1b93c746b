package interleave.explore;

/// Thrown through the code of a coroutine that will not go on, so that it gives back its thread. No
/// fault, but as little a learner's affair: what catches it meets it again at its next hook.
final class Unwinding extends EngineFault {
  private static final long serialVersionUID = 1;

  Unwinding() {
    super("the run is over");
  }
}
