package interleave.draw;

/// A time during which a lane stayed in one state.
///
/// @param from nanoseconds since the cell began
/// @param to nanoseconds since the cell began, not before `from`
/// @param sampled whether the state was only seen from outside, now and then, so that its ends are
///   not exact
record Stretch(long from, long to, State state, boolean sampled) {}
