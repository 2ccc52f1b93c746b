package interleave.explore;

import org.jspecify.annotations.Nullable;

/// Who holds a lock of `java.util.concurrent`.
final class Locks {
  private Locks() {}

  /// The number of the thread that holds what `blocker` stands for, −1 if none is known to.
  ///
  /// @param blocker a lock, or the synchronizer in it
  static int holder(World world, @Nullable Object blocker) {
    if (blocker == null) {
      return -1;
    }
    Object sync = Guards.sync(blocker);
    Object owner = Guards.owner(sync == null ? blocker : sync);
    SimulatedThread thread = owner instanceof Thread known ? world.of(known) : null;
    return thread == null ? -1 : thread.number;
  }
}
