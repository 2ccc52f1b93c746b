package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `Thread` and of its builders in explored code.
public final class ThreadDoor {
  private ThreadDoor() {}

  /// Open when a thread has ended, or whoever waits for it is interrupted.
  private record Ended(SimulatedThread target, SimulatedThread waiter, boolean isTimed)
      implements Gate {
    @Override
    public boolean isOpen() {
      return target.ended || waiter.interrupted;
    }

    @Override
    public int holder() {
      return target.number;
    }
  }

  public static void start(Thread thread) {
    startFrom(null, thread);
  }

  /// @param from null if not known
  static void startFrom(@Nullable Call from, Thread thread) {
    if (Threads.overridesStart(thread.getClass())) {
      thread.start();
    } else {
      Threads.start(World.required(), thread, from);
    }
  }

  public static Thread start(Thread.Builder builder, Runnable task) {
    Thread thread = unstarted(builder, task);
    start(thread);
    return thread;
  }

  public static Thread unstarted(Thread.Builder builder, Runnable task) {
    Thread thread = builder.unstarted(task);
    World world = World.required();
    world.newborns().note(thread);
    world.notes().remember(thread, task);
    return thread;
  }

  public static @Nullable Thread newThread(ThreadFactory factory, Runnable task) {
    Thread thread = factory.newThread(task);
    if (thread != null) {
      World world = World.required();
      world.newborns().note(thread);
      Notes notes = world.notes();
      notes.remember(thread, task);
      if (Shadows.isShadow(factory.getClass()) || factory.getClass().getClassLoader() == null) {
        notes.keepPrivate(thread);
      }
    }
    return thread;
  }

  public static void join(Thread thread) throws InterruptedException {
    joinFrom(null, thread);
  }

  /// @param from null if not known
  static void joinFrom(@Nullable Call from, Thread thread) throws InterruptedException {
    boolean _ = joined(thread, -1, from);
  }

  public static void join(Thread thread, long millis) throws InterruptedException {
    boolean _ = joined(thread, millis == 0 ? -1 : TimeUnit.MILLISECONDS.toNanos(millis), null);
  }

  public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
    long time = TimeUnit.MILLISECONDS.toNanos(millis) + nanos;
    boolean _ = joined(thread, time == 0 ? -1 : time, null);
  }

  public static boolean join(Thread thread, Duration time) throws InterruptedException {
    if (Threads.find(World.required(), thread) == null) {
      throw new IllegalThreadStateException("Thread not started");
    }
    return joined(thread, Math.max(0, TimeUnit.NANOSECONDS.convert(time)), null);
  }

  /// Waits for the end of a thread as the end of a process does.
  static void awaitEnd(World world, SimulatedThread target) {
    SimulatedThread me = world.me();
    me.state = Thread.State.WAITING;
    world.step(new Operation.Join(target.life, false), new Ended(target, me, false), null);
    me.state = Thread.State.RUNNABLE;
  }

  private static boolean joined(Thread thread, long nanos, @Nullable Call from)
      throws InterruptedException {
    World world = World.required();
    SimulatedThread target = Threads.find(world, thread);
    if (target == null) {
      return true;
    }
    SimulatedThread me = world.me();
    long deadline = world.time().beginWait(me, nanos);
    me.state = nanos < 0 ? Thread.State.WAITING : Thread.State.TIMED_WAITING;
    boolean isTimed = nanos >= 0;
    world.step(new Operation.Join(target.life, isTimed), new Ended(target, me, isTimed), from);
    me.state = Thread.State.RUNNABLE;
    if (!target.ended) {
      Interrupts.check(me);
      world.time().endWait(me, deadline);
    }
    return target.ended;
  }

  public static void sleep(TimeUnit unit, long time) throws InterruptedException {
    Threads.sleep(World.required(), unit.toNanos(time));
  }

  public static void interrupt(Thread thread) {
    Threads.interrupt(World.required(), thread);
  }

  public static boolean isInterrupted(Thread thread) {
    World world = World.required();
    SimulatedThread target = Threads.find(world, thread);
    if (target == null) {
      return false;
    }
    Threads.inspect(world, target, false);
    return target.interrupted;
  }

  public static boolean isAlive(Thread thread) {
    World world = World.required();
    SimulatedThread target = Threads.find(world, thread);
    if (target == null) {
      return false;
    }
    Threads.look(world, target);
    return !target.ended;
  }

  public static Thread.State getState(Thread thread) {
    World world = World.required();
    SimulatedThread target = Threads.find(world, thread);
    if (target == null) {
      return Thread.State.NEW;
    }
    Threads.inspect(world, target, true);
    return target.seenState();
  }

  public static long threadId(Thread thread) {
    return Newborns.numberOf(thread);
  }

  public static long getId(Thread thread) {
    return Newborns.numberOf(thread);
  }
}
