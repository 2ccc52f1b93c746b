package interleave.explore;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/// What shadows of the JDK's classes, and the classes of ours that stand for some of them, call
/// where they start threads or go over to a learner's code and back.
public final class LibraryHooks {
  private LibraryHooks() {}

  /// The JDK's code calls a learner's.
  public static @Nullable Object leave() {
    World world = World.here();
    return world == null ? null : world.me().library;
  }

  /// The JDK's code goes on after [#leave].
  public static void back(@Nullable Object place) {
    World world = World.here();
    if (world != null) {
      Library.back(world, place);
    }
  }

  /// The JDK's code starts a thread.
  public static void startInLibrary(Thread thread) {
    World world = World.required();
    Place inside = world.me().library;
    if (inside != null && world.notes().isPrivate(thread)) {
      Threads.startWithin(world, thread, inside);
      return;
    }
    Threads.start(world, thread, null);
    world.me().library = inside;
    Library.declare(world);
  }

  /// The same for a thread of a scope.
  ///
  /// @param scopedValues what [#scopedValues] gave where the scope was opened
  /// @param after done at the thread's end
  public static void startInFlock(Thread thread, @Nullable Object scopedValues, Runnable after) {
    ScopedValues.bind(thread, scopedValues);
    World.required().notes().follow(thread, after);
    startInLibrary(thread);
  }

  /// The scoped values that the current thread has.
  public static @Nullable Object scopedValues() {
    return ScopedValues.bound();
  }

  /// In place of `ForkJoinPool.managedBlock`.
  public static void managedBlock(ForkJoinPool.ManagedBlocker blocker) throws InterruptedException {
    while (!blocker.isReleasable() && !blocker.block()) {
      // It was woken for nothing.
    }
  }

  /// A task of a learner's, as a thread of a simulated pool is to execute it: not in the JDK's
  /// code.
  public static Runnable learners(Runnable task) {
    return new Learners(task);
  }

  /// In a class that is no shadow.
  private record Learners(Runnable task) implements Runnable {
    @Override
    public void run() {
      task.run();
    }
  }

  /// The threads that a simulated pool has started in this run.
  public static List<Thread> workers(Object pool) {
    return World.required().notes().workers(pool);
  }

  /// Looks at the life of a thread, which is a step also in the JDK's code.
  public static boolean isAlive(Thread thread) {
    World.required().me().library = null;
    return ThreadDoor.isAlive(thread);
  }

  /// What a task threw, if it is not the engine's.
  public static Throwable thrown(Throwable thrown) {
    if (thrown instanceof EngineFault fault) {
      throw fault;
    }
    return thrown;
  }

  /// The number of a thread of a simulated pool.
  public static int workerNumber() {
    return World.required().notes().nextWorker();
  }
}
