package interleave.explore;

/// A step as it was taken.
///
/// @param taken which one
/// @param spot the line it came from
/// @param before the value there before, as text; empty when there is none to show
/// @param after the value afterwards; of a read, the value read
/// @param changed whether another thread can see a change
record Step(Pending taken, Spot spot, String before, String after, boolean changed) {}
