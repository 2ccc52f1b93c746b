package interleave.explore;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In place of the static methods of `Thread` in explored code.
public final class ThreadStaticsDoor {
  private ThreadStaticsDoor() {}

  public static Thread currentThread() {
    return World.required().me().thread;
  }

  public static Thread startVirtualThread(Runnable task) {
    return ThreadDoor.start(Thread.ofVirtual(), task);
  }

  public static void sleep(long millis) throws InterruptedException {
    Threads.sleep(World.required(), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  public static void sleep(long millis, int nanos) throws InterruptedException {
    Threads.sleep(World.required(), TimeUnit.MILLISECONDS.toNanos(millis) + nanos);
  }

  public static void sleep(Duration time) throws InterruptedException {
    Threads.sleep(World.required(), TimeUnit.NANOSECONDS.convert(time));
  }

  @SuppressWarnings("NamedLikeContextualKeyword") // it stands for the method of that name
  public static void yield() {
    Threads.pause(World.required());
  }

  public static void onSpinWait() {}

  public static boolean interrupted() {
    SimulatedThread me = World.required().me();
    Threads.look(World.required(), me);
    boolean was = me.interrupted;
    me.interrupted = false;
    return was;
  }

  public static boolean holdsLock(Object monitor) {
    return Monitors.holds(World.required(), monitor);
  }

  public static void setDefaultUncaughtExceptionHandler(
      Thread.@Nullable UncaughtExceptionHandler handler) {
    World.required().notes().defaultHandler(handler);
  }

  public static Thread.@Nullable UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
    return World.required().notes().defaultHandler();
  }
}
