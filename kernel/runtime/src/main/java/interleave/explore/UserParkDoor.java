package interleave.explore;

import org.jspecify.annotations.Nullable;

/// In place of the methods of `LockSupport` in a learner's explored code.
public final class UserParkDoor {
  private UserParkDoor() {}

  /// A learner's code is not in the JDK's.
  private static void enter() {
    World.required().me().library = null;
  }

  public static void park() {
    enter();
    ParkDoor.park();
  }

  public static void park(@Nullable Object blocker) {
    enter();
    ParkDoor.park(blocker);
  }

  public static void parkNanos(long nanos) {
    enter();
    ParkDoor.parkNanos(nanos);
  }

  public static void parkNanos(@Nullable Object blocker, long nanos) {
    enter();
    ParkDoor.parkNanos(blocker, nanos);
  }

  public static void parkUntil(long millis) {
    enter();
    ParkDoor.parkUntil(millis);
  }

  public static void parkUntil(@Nullable Object blocker, long millis) {
    enter();
    ParkDoor.parkUntil(blocker, millis);
  }

  public static void unpark(@Nullable Thread thread) {
    enter();
    ParkDoor.unpark(thread);
  }
}
