package interleave.explore;

/// A thread that could not go on when its run had come to its end.
///
/// @param pending what it waits to do
/// @param holder the number of the thread that holds what it waits for, −1 when none does
/// @param gone what has become of the holder: ` has ended`, empty while it lives
/// @param spot the line it waits in
record Waiting(Pending pending, int holder, String gone, Spot spot) {

  /// For what nobody holds, or a thread that lives.
  Waiting(Pending pending, int holder, Spot spot) {
    this(pending, holder, "", spot);
  }
}
