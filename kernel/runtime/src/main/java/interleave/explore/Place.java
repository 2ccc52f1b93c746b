package interleave.explore;

/// What an operation is done to: a field of an object, an element of an array, a monitor, a
/// thread's life, the permit of its park, the output.
///
/// @param id unique in a run and, for the same schedule, the same in every run
/// @param name what a learner reads: `count`, `flags[1]`, `lock`, the thread's name
/// @param isCollection whether it is a collection as a whole, or a part of what it is made of: that
///   is looked at again for each of its elements by whoever goes through it
record Place(int id, String name, boolean isCollection) {
  Place(int id, String name) {
    this(id, name, false);
  }

  Place named(String other) {
    return new Place(id, other, isCollection);
  }
}
