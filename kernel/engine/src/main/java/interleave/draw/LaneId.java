package interleave.draw;

/// Names a lane: a thread of a process.
///
/// @param thread the Java thread identifier; a process's own lane is that of its main thread
record LaneId(long pid, long thread) {}
