package interleave.explore;

import java.util.List;

/// The way that a run took.
///
/// @param turns the threads in the order of their steps
/// @param preemptions how often the turn was taken from a thread that could have gone on
/// @param switches how often another thread than that of the step before took a step
record Route(Schedule schedule, List<Integer> turns, int preemptions, int switches) {}
