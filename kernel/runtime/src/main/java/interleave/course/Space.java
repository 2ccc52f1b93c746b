package interleave.course;

/// Where shared objects live.
///
/// By default that is [#machine]: memory that the processes of this notebook have in common.
public abstract sealed class Space permits MachineSpace {

  Space() {}

  /// The memory that the processes of this notebook have in common.
  public static Space machine() {
    return MachineSpace.INSTANCE;
  }

  /// Makes a lock.
  ///
  /// @param name what the program calls it, or empty
  abstract LockPlace lock(String name);

  /// Makes a semaphore.
  ///
  /// @param most the most permits there may be
  abstract SemaphorePlace semaphore(String name, int permits, int most);

  /// Makes an event that is not set.
  abstract EventPlace event(String name);

  /// Makes an empty queue.
  ///
  /// @param capacity how many items it holds at most, 0 for any number
  /// @param joinable whether it counts items that have not been dealt with
  abstract QueuePlace queue(String name, int capacity, boolean joinable);
}
