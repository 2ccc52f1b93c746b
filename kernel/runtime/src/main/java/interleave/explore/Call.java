package interleave.explore;

/// A call in woven code that takes a step.
///
/// @param at where it is written, as the stack would say it
record Call(ClassLoader loader, StackTraceElement at) implements Site {
  /// The line that it is in.
  Spot spot() {
    return Spots.now(at);
  }
}
