package interleave.memory;

/// What lives in the memory of a notebook's processes: the same bytes mean something else, or
/// nothing, in another notebook.
public interface Resident extends Shared {
  /// The learner's name for what it is, such as `SharedLock`.
  default String title() {
    return resource().kind();
  }
}
