package interleave.explore;

/// An exception that nothing caught.
///
/// @param thread the number of the thread that it ended
/// @param type the exception's class name
/// @param message its message, empty when it has none
/// @param spot where it was thrown, in a recorded run
record Failure(int thread, String type, String message, Spot spot) {}
