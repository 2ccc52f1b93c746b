package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `LockSupport` in the explored code of `java.util.concurrent`.
public final class ParkDoor {
  private ParkDoor() {}

  /// Open when the thread may go on.
  ///
  /// @param lock what it has to enter then, null if nothing
  private record Permitted(
      SimulatedThread thread, @Nullable Object lock, boolean inTime, World world) implements Gate {
    @Override
    public boolean isOpen() {
      return (thread.permitted || thread.interrupted || mayWake()) && isFree();
    }

    @Override
    public boolean isTimed() {
      return inTime && isFree();
    }

    /// The JDK's own waits look again whether they were woken for something.
    private boolean mayWake() {
      return thread.mayWake && !thread.isInLibrary();
    }

    private boolean isFree() {
      return lock == null || Guards.isFree(lock, thread);
    }

    @Override
    public int holder() {
      return Locks.holder(world, lock);
    }
  }

  public static void park() {
    park(null, -1);
  }

  public static void park(@Nullable Object blocker) {
    park(blocker, -1);
  }

  public static void parkNanos(long nanos) {
    park(null, Math.max(0, nanos));
  }

  public static void parkNanos(@Nullable Object blocker, long nanos) {
    park(blocker, Math.max(0, nanos));
  }

  public static void parkUntil(long millis) {
    park(null, left(millis));
  }

  public static void parkUntil(@Nullable Object blocker, long millis) {
    park(blocker, left(millis));
  }

  private static long left(long millis) {
    long now = World.required().time().currentTimeMillis();
    return TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis - now));
  }

  @SuppressWarnings("ReferenceEquality") // it is the identity that counts
  private static void park(@Nullable Object blocker, long nanos) {
    World world = World.required();
    SimulatedThread me = world.me();
    if (nanos == 0) {
      return;
    }
    long deadline = world.time().beginWait(me, nanos);
    boolean isTimed = nanos > 0;
    me.state = isTimed ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
    // Who waits for the lock itself does not need it when the time is up.
    Object lock = me.isInLibrary() && !(isTimed && blocker == me.lock) ? me.lock : null;
    me.isIdle = me.isPools && !me.isCalled;
    Place place = me.parkPlace();
    Operation wakes = lock == null ? new Operation.Park(place) : new Operation.Acquire(place);
    world.step(wakes, new Permitted(me, lock, isTimed, world), null);
    me.state = Thread.State.RUNNABLE;
    me.isIdle = false;
    if (!me.permitted && !me.interrupted) {
      if (me.mayWake && !me.isInLibrary()) {
        me.mayWake = false;
      } else {
        world.time().endWait(me, deadline);
      }
    }
    me.permitted = false;
  }

  public static void unpark(@Nullable Thread thread) {
    World world = World.required();
    SimulatedThread target = thread == null ? null : world.of(thread);
    if (target != null) {
      if (!world.me().isInLibrary()) {
        world.step(new Operation.Unpark(target.permit), null, null);
      }
      target.permitted = true;
    }
  }

  public static long getThreadId(Thread thread) {
    return Newborns.numberOf(thread);
  }

  public static @Nullable Object getBlocker(Thread thread) {
    return null;
  }

  public static void setCurrentBlocker(@Nullable Object blocker) {}
}
