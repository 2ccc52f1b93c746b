package interleave.explore;

import interleave.explore.SimulatedThread.Listening;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/// Lives of threads in a run.
final class Threads {
  private static final ClassValue<Boolean> OVERRIDES_START =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            Class<?> declaring = type.getMethod("start").getDeclaringClass();
            return declaring.getClassLoader() != null;
          } catch (NoSuchMethodException e) {
            return false;
          }
        }
      };

  private static final String[] USUAL_NAMES = new String[64];

  private Threads() {}

  /// The name of a thread that is made without one.
  static String usualName(int number) {
    if (number >= USUAL_NAMES.length) {
      return "Thread-" + number;
    }
    String known = USUAL_NAMES[number];
    if (known == null) {
      known = "Thread-" + number;
      USUAL_NAMES[number] = known;
    }
    return known;
  }

  /// Whether a class of a cell declares a `start` of its own.
  static boolean overridesStart(Class<?> type) {
    return type != Thread.class && OVERRIDES_START.get(type);
  }

  /// A thread's name; one without is named by its number.
  static String nameOf(Thread thread, int number) {
    return thread.getName().isEmpty() ? "virtual-" + number : thread.getName();
  }

  /// @param from null if not known
  static void start(World world, Thread thread, @Nullable Call from) {
    world.step(new Operation.Start(world.places.of(thread).itself()), null, from);
    requireNew(world, thread);
    Runnable body = world.notes().bodyOf(thread);
    SimulatedThread _ = world.cast().start(thread, () -> begin(world, body));
  }

  private static void requireNew(World world, Thread thread) {
    if (world.of(thread) != null) {
      throw new IllegalThreadStateException("thread " + thread.getName() + " is started already");
    }
  }

  /// Starts a thread that only the JDK's code has, as part of the step which that code is in. The
  /// thread begins in that code: its first step is one on what the code acts on.
  static void startWithin(World world, Thread thread, Place inside) {
    requireNew(world, thread);
    Runnable body = world.notes().bodyOf(thread);
    SimulatedThread started =
        world
            .cast()
            .start(
                thread,
                () -> {
                  world.me().library = inside;
                  run(world, body);
                });
    started.announce(new Operation.Update(inside), Listening.GATE);
  }

  private static void begin(World world, Runnable body) {
    if (isLibrary(body)) {
      Library.back(world, Library.executors(world, poolOf(body)));
    }
    run(world, body);
  }

  /// What a thread does between its first step and its `End`.
  private static void run(World world, Runnable body) {
    SimulatedThread me = world.me();
    me.isPools = isPools(body);
    try {
      body.run();
    } catch (Throwable e) {
      thrown(world, me, e);
    }
  }

  /// Whether a thread is of a pool whose threads wait for nothing but something to do.
  private static boolean isPools(Runnable body) {
    Object pool = poolOf(body);
    return pool != null && !(pool instanceof ScheduledExecutorService);
  }

  /// The pool whose thread does that, null if none does.
  private static @Nullable Object poolOf(Runnable body) {
    Object task = body instanceof Thread thread ? Leaves.task(thread) : body;
    return task != null && Shadows.isShadow(task.getClass()) ? Guards.pool(task) : null;
  }

  /// Whether a thread begins in code of `java.util.concurrent`.
  private static boolean isLibrary(Runnable body) {
    if (body instanceof Notes.Followed(Runnable inner, _)) {
      return isLibrary(inner);
    }
    Object task = body instanceof Thread thread ? Leaves.task(thread) : body;
    return task != null
        && Shadows.isShadow(task.getClass())
        && task.getClass().getName().startsWith(Shadows.PREFIX + "java.");
  }

  private static void thrown(World world, SimulatedThread me, Throwable thrown) {
    if (thrown instanceof EngineFault fault) {
      throw fault;
    }
    Unsimulated.named(thrown).ifPresent(world::refuse);
    Thread.UncaughtExceptionHandler handler = handlerOf(world, me.thread);
    if (handler == null) {
      world.notes().uncaught(Failures.of(world, thrown));
      return;
    }
    try {
      handler.uncaughtException(me.thread, thrown);
    } catch (Throwable e) {
      // The JVM ignores what a handler throws.
    }
  }

  private static Thread.@Nullable UncaughtExceptionHandler handlerOf(World world, Thread thread) {
    Thread.UncaughtExceptionHandler own = thread.getUncaughtExceptionHandler();
    return own == null || own instanceof ThreadGroup ? world.notes().defaultHandler() : own;
  }

  static void sleep(World world, long nanos) throws InterruptedException {
    SimulatedThread me = world.me();
    long deadline = world.time().deadline(nanos);
    me.state = Thread.State.TIMED_WAITING;
    pause(world);
    me.state = Thread.State.RUNNABLE;
    Interrupts.check(me);
    world.time().reach(deadline);
  }

  static void pause(World world) {
    if (world.isFree()) {
      world.step(new Operation.Pause(world.me().permit), null, null);
    }
  }

  static void interrupt(World world, Thread thread) {
    SimulatedThread target = world.of(thread);
    if (target != null && isWithin(world.me(), target)) {
      interrupted(target);
      return;
    }
    Place place = target == null ? world.places.of(thread).itself() : target.life;
    int number = target == null ? -1 : target.number;
    world.step(new Operation.Interrupt(place, number), null, null);
    SimulatedThread now = world.of(thread);
    if (now != null) {
      interrupted(now);
    }
    Library.declare(world);
  }

  private static void interrupted(SimulatedThread target) {
    if (!target.ended) {
      target.interrupted = true;
      target.permitted = true;
    }
  }

  /// Whether code of the JDK interrupts a thread whose next step is one on what that code acts on:
  /// then the interrupt is part of the step which that code is in.
  private static boolean isWithin(SimulatedThread me, SimulatedThread target) {
    Place inside = me.library;
    return inside != null && inside.id() == target.operation().place().id();
  }

  /// A thread that somebody asks about, null if it has not been started: which is to be seen, too.
  static @Nullable SimulatedThread find(World world, Thread thread) {
    if (world.of(thread) == null && world.isFree() && !world.me().isInLibrary()) {
      world.step(new Operation.Read(world.places.of(thread).itself()), null, null);
    }
    return world.of(thread);
  }

  /// A thread is looked at: whether it is interrupted, or in which state it is. Each of its own
  /// steps may change that.
  static void inspect(World world, SimulatedThread target, boolean isOfState) {
    if (target == world.me()) {
      look(world, target);
    } else if (world.isFree() && !world.me().isInLibrary()) {
      world.step(new Operation.Inspect(target.life, target.number, isOfState), null, null);
    }
  }

  /// A thread's life is looked at.
  static void look(World world, SimulatedThread target) {
    look(world, target.life);
  }

  /// The life of a thread or process is looked at.
  static void look(World world, Place life) {
    if (world.isFree() && !world.me().isInLibrary()) {
      world.step(new Operation.Read(life), null, null);
    }
  }
}
