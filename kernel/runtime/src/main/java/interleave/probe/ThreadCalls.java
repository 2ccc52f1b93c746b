package interleave.probe;

import interleave.trace.Reason;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `Thread` and of its builders.
public final class ThreadCalls {
  private ThreadCalls() {}

  public static void start(Thread thread) {
    Threads.starting(thread);
    thread.start();
  }

  public static Thread start(Thread.Builder builder, Runnable task) {
    Thread thread = unstarted(builder, task);
    start(thread);
    return thread;
  }

  @SuppressWarnings("NullAway") // a null task is refused by the builder, as ever
  public static Thread unstarted(Thread.Builder builder, Runnable task) {
    return builder.unstarted(Body.of(task));
  }

  @SuppressWarnings("NullAway")
  public static @Nullable Thread newThread(ThreadFactory factory, Runnable task) {
    return factory.newThread(Body.of(task));
  }

  public static void join(Thread thread) throws InterruptedException {
    joined(
        thread,
        thread::isAlive,
        () -> {
          thread.join();
          return true;
        });
  }

  public static void join(Thread thread, long millis) throws InterruptedException {
    joined(
        thread,
        thread::isAlive,
        () -> {
          thread.join(millis);
          return true;
        });
  }

  public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
    joined(
        thread,
        thread::isAlive,
        () -> {
          thread.join(millis, nanos);
          return true;
        });
  }

  public static boolean join(Thread thread, Duration time) throws InterruptedException {
    return joined(thread, () -> thread.isAlive() && time.isPositive(), () -> thread.join(time));
  }

  private static boolean joined(
      Thread thread, java.util.function.BooleanSupplier isLong, Wait.Blocking<Boolean> join)
      throws InterruptedException {
    if (!isLong.getAsBoolean()) {
      return ended(thread, join);
    }
    Wait.checkInterrupt();
    return Wait.on(Reason.JOIN_THREAD, thread, () -> ended(thread, join));
  }

  /// Whoever has joined a thread has seen it end.
  private static boolean ended(Thread thread, Wait.Blocking<Boolean> join)
      throws InterruptedException {
    boolean result = Wait.call(join);
    if (thread.getState() == Thread.State.TERMINATED) {
      Threads.ended(thread, "");
    }
    return result;
  }

  public static void sleep(TimeUnit unit, long time) throws InterruptedException {
    slept(
        () -> {
          unit.sleep(time);
          return true;
        });
  }

  static void slept(Wait.Blocking<Boolean> sleep) throws InterruptedException {
    Wait.checkInterrupt();
    Wait.on(Reason.SLEEP, null, sleep);
  }

  /// A thread that waits for a monitor is parked by [Monitor], and says `BLOCKED` as ever.
  public static Thread.State getState(Thread thread) {
    return Threads.stateOf(thread);
  }
}
