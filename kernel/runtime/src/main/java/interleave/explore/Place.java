package interleave.explore;

/// What an operation is done to: a field of an object, an element of an array, a monitor, a
/// thread's life, the permit of its park, the output.
///
/// @param id unique in a run and, for the same schedule, the same in every run
/// @param name what a learner reads: `count`, `flags[1]`, `lock`, the thread's name
record Place(int id, String name) {}
