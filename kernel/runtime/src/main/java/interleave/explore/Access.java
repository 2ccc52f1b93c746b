package interleave.explore;

/// An instruction of woven code that reads or writes a variable.
///
/// @param at where it is written, as the stack would say it
record Access(Variable variable, StackTraceElement at) implements Site {
  @Override
  public ClassLoader loader() {
    return variable.loader();
  }

  /// The line that it is in.
  Spot spot() {
    return Spots.now(at);
  }
}
