package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `LockSupport` in the explored code of `java.util.concurrent`.
public final class ParkDoor {
  private ParkDoor() {}

  /// Open when the thread may go on.
  private record Permitted(SimulatedThread thread, boolean isTimed, int holder) implements Gate {
    @Override
    public boolean isOpen() {
      return thread.permitted || thread.interrupted;
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

  private static void park(@Nullable Object blocker, long nanos) {
    World world = World.required();
    SimulatedThread me = world.me();
    if (nanos == 0) {
      return;
    }
    long deadline = world.time().deadline(nanos);
    boolean isTimed = nanos > 0;
    me.state = isTimed ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
    Gate gate = new Permitted(me, isTimed, Locks.holder(world, blocker));
    world.step(new Operation.Park(me.parkPlace()), gate, null);
    me.state = Thread.State.RUNNABLE;
    if (!me.permitted && !me.interrupted) {
      world.time().reach(deadline);
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
    return Threads.idOf(World.required(), thread);
  }

  public static @Nullable Object getBlocker(Thread thread) {
    return null;
  }

  public static void setCurrentBlocker(@Nullable Object blocker) {}
}
