package interleave.explore;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Stands for the JDK's tasks that a pool runs after a time, such as a future's time-out: a thread
/// that waits so long.
///
/// @param <V> what the task gives
final class SimulatedDelay<V extends @Nullable Object> extends SimulatedTask<V>
    implements ScheduledFuture<V> {
  private final long nanos;
  private final @Nullable Runnable task;
  private @Nullable Thread waiting;
  private boolean cancelled;

  /// As the JDK makes them.
  @SuppressWarnings("UnusedVariable") // what is done again and again has no stand-in
  public SimulatedDelay(
      long delay,
      long nextDelay,
      boolean isImmediate,
      @Nullable Runnable task,
      @Nullable Callable<V> call,
      @Nullable SimulatedPool pool) {
    this.nanos = Math.max(1, delay);
    this.task = task;
  }

  /// Waits, then does it.
  void run() {
    waiting = Thread.currentThread();
    LockSupport.parkNanos(this, nanos);
    Runnable todo = task;
    if (!cancelled && todo != null) {
      todo.run();
    }
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(nanos, other.getDelay(TimeUnit.NANOSECONDS));
  }

  @Override
  public boolean cancel(boolean interrupting) {
    cancelled = true;
    LockSupport.unpark(waiting);
    return true;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public @Nullable V getRawResult() {
    return null;
  }

  @Override
  protected void setRawResult(@Nullable V value) {}

  @Override
  protected boolean exec() {
    run();
    return true;
  }
}
