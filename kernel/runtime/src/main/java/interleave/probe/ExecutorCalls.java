package interleave.probe;

import interleave.trace.Reason;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// In place of the methods of executors that take tasks or wait for them.
public final class ExecutorCalls {
  private ExecutorCalls() {}

  public static void execute(Executor executor, Runnable task) {
    executor.execute(Task.loose(task));
  }

  public static Future<?> submit(ExecutorService executor, Runnable task) {
    return executor.submit(Task.of(task));
  }

  public static Future<@Nullable Object> submit(
      ExecutorService executor, Runnable task, @Nullable Object result) {
    return executor.submit(Task.of(task), result);
  }

  public static Future<@Nullable Object> submit(
      ExecutorService executor, Callable<@Nullable Object> task) {
    return executor.submit(Task.of(task));
  }

  public static ForkJoinTask<?> submit(ForkJoinPool pool, Runnable task) {
    return pool.submit(Task.of(task));
  }

  public static ForkJoinTask<@Nullable Object> submit(
      ForkJoinPool pool, Callable<@Nullable Object> task) {
    return pool.submit(Task.of(task));
  }

  public static ScheduledFuture<?> schedule(
      ScheduledExecutorService executor, Runnable task, long delay, TimeUnit unit) {
    return executor.schedule(Task.of(task), delay, unit);
  }

  public static ScheduledFuture<@Nullable Object> schedule(
      ScheduledExecutorService executor,
      Callable<@Nullable Object> task,
      long delay,
      TimeUnit unit) {
    return executor.schedule(Task.of(task), delay, unit);
  }

  public static ScheduledFuture<?> scheduleAtFixedRate(
      ScheduledExecutorService executor, Runnable task, long first, long period, TimeUnit unit) {
    return executor.scheduleAtFixedRate(Task.of(task), first, period, unit);
  }

  public static ScheduledFuture<?> scheduleWithFixedDelay(
      ScheduledExecutorService executor, Runnable task, long first, long delay, TimeUnit unit) {
    return executor.scheduleWithFixedDelay(Task.of(task), first, delay, unit);
  }

  public static List<Future<@Nullable Object>> invokeAll(
      ExecutorService executor, Collection<? extends Callable<@Nullable Object>> tasks)
      throws InterruptedException {
    Wait.checkInterrupt();
    List<Callable<@Nullable Object>> wrapped = Task.ofAll(tasks);
    return Wait.<List<Future<@Nullable Object>>>on(
        Reason.EXECUTOR, executor, () -> executor.<@Nullable Object>invokeAll(wrapped));
  }

  public static List<Future<@Nullable Object>> invokeAll(
      ExecutorService executor,
      Collection<? extends Callable<@Nullable Object>> tasks,
      long time,
      TimeUnit unit)
      throws InterruptedException {
    Wait.checkInterrupt();
    List<Callable<@Nullable Object>> wrapped = Task.ofAll(tasks);
    return Wait.<List<Future<@Nullable Object>>>on(
        Reason.EXECUTOR, executor, () -> executor.<@Nullable Object>invokeAll(wrapped, time, unit));
  }

  public static @Nullable Object invokeAny(
      ExecutorService executor, Collection<? extends Callable<@Nullable Object>> tasks)
      throws InterruptedException, ExecutionException {
    Wait.checkInterrupt();
    return Wait.<@Nullable Object>on(
        Reason.EXECUTOR, executor, () -> executor.invokeAny(Task.ofAll(tasks)));
  }

  public static @Nullable Object invokeAny(
      ExecutorService executor,
      Collection<? extends Callable<@Nullable Object>> tasks,
      long time,
      TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Wait.checkInterrupt();
    return Wait.<@Nullable Object>on(
        Reason.EXECUTOR, executor, () -> executor.invokeAny(Task.ofAll(tasks), time, unit));
  }

  public static boolean awaitTermination(ExecutorService executor, long time, TimeUnit unit)
      throws InterruptedException {
    Wait.checkInterrupt();
    boolean atOnce = executor.isTerminated() || time <= 0;
    return atOnce
        ? executor.awaitTermination(time, unit)
        : Wait.on(Reason.EXECUTOR, executor, () -> executor.awaitTermination(time, unit));
  }

  /// As the JDK's: an interrupt cancels the tasks, is remembered, and the wait goes on. A stop ends
  /// the wait too.
  public static void close(ExecutorService executor) {
    if (!Wait.isJdk(executor) || executor instanceof ForkJoinPool) {
      executor.close();
      return;
    }
    executor.shutdown();
    if (!executor.isTerminated()) {
      try {
        Boolean _ = Wait.uninterruptibly(Reason.EXECUTOR, executor, () -> awaitOrCancel(executor));
      } catch (StopCell e) {
        executor.shutdownNow();
        throw e;
      }
    }
  }

  private static boolean awaitOrCancel(ExecutorService executor) throws InterruptedException {
    try {
      while (!executor.awaitTermination(1, TimeUnit.DAYS)) {
        // another day
      }
      return true;
    } catch (InterruptedException e) {
      executor.shutdownNow();
      throw e;
    }
  }
}
