package interleave.explore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stands for `ForkJoinPool` in explored code: a daemon thread for each task. It is woven and
/// loaded under another name like the classes of `java.util.concurrent`, and never used under this
/// one.
public final class SimulatedPool extends AbstractExecutorService {
  /// What the names of workers have before their numbers.
  static final String WORKER = "-worker-";

  static final String COMMON = "ForkJoinPool.commonPool" + WORKER;

  private final String prefix;
  private final int parallelism;
  private boolean closed;

  public SimulatedPool() {
    this(2);
  }

  public SimulatedPool(int parallelism) {
    this(parallelism, "ForkJoinPool-1" + WORKER);
  }

  private SimulatedPool(int parallelism, String prefix) {
    this.parallelism = parallelism;
    this.prefix = prefix;
  }

  public static SimulatedPool commonPool() {
    return new SimulatedPool(2, COMMON);
  }

  static SimulatedPool asyncCommonPool() {
    return commonPool();
  }

  public static int getCommonPoolParallelism() {
    return 2;
  }

  /// What the name of a worker begins with that the current thread forks.
  static String prefix() {
    String name = Thread.currentThread().getName();
    int number = name.indexOf(WORKER);
    return number < 0 ? COMMON : name.substring(0, number + WORKER.length());
  }

  public int getParallelism() {
    return parallelism;
  }

  private boolean isCommon() {
    return prefix.equals(COMMON);
  }

  /// The threads of this run.
  private List<Thread> workers() {
    return LibraryHooks.workers(isCommon() ? COMMON : this);
  }

  @Override
  public void execute(Runnable task) {
    checkOpen();
    Thread worker = new Thread(null, task, prefix + LibraryHooks.workerNumber());
    worker.setDaemon(true);
    workers().add(worker);
    LibraryHooks.startInLibrary(worker);
  }

  private void checkOpen() {
    if (closed) {
      throw new RejectedExecutionException("the pool is shut down");
    }
  }

  public void execute(SimulatedTask<?> task) {
    checkOpen();
    Thread worker = task.start(prefix);
    workers().add(worker);
  }

  public <T extends @Nullable Object> SimulatedTask<T> submit(SimulatedTask<T> task) {
    execute(task);
    return task;
  }

  @Override
  public SimulatedTask<?> submit(Runnable task) {
    return submit(SimulatedTask.adapt(task));
  }

  @Override
  public <T> SimulatedTask<T> submit(Runnable task, @Nullable T result) {
    return submit(SimulatedTask.adapt(task, result));
  }

  @Override
  public <T> SimulatedTask<T> submit(Callable<T> task) {
    return submit(SimulatedTask.adapt(task));
  }

  public <T extends @Nullable Object> @Nullable T invoke(SimulatedTask<T> task) {
    return submit(task).join();
  }

  /// As futures have it done that complete after a time.
  <T extends @Nullable Object> SimulatedDelay<T> scheduleDelayedTask(SimulatedDelay<T> task) {
    execute(task::run);
    return task;
  }

  /// As a scope has it done that is open for a time.
  ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return scheduleDelayedTask(
        new SimulatedDelay<Boolean>(unit.toNanos(delay), 0, false, task, null, this));
  }

  /// A task that is already made: it completes a future, with a delay or without.
  public static void managedBlock(ForkJoinPool.ManagedBlocker blocker) throws InterruptedException {
    LibraryHooks.managedBlock(blocker);
  }

  static void helpAsyncBlocker(Executor executor, ForkJoinPool.ManagedBlocker blocker) {}

  @Override
  public void shutdown() {
    closed = !isCommon();
  }

  @Override
  public List<Runnable> shutdownNow() {
    if (!isCommon()) {
      closed = true;
      workers().forEach(Thread::interrupt);
    }
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  @Override
  public boolean isTerminated() {
    return closed && workers().stream().noneMatch(Thread::isAlive);
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    if (isCommon()) {
      boolean _ = awaitQuiescence(timeout, unit);
      return false;
    }
    for (Thread each : workers()) {
      if (!each.join(Duration.ofNanos(unit.toNanos(timeout)))) {
        return false;
      }
    }
    return true;
  }

  /// Waits until every task has been done, those too that they fork meanwhile.
  public boolean awaitQuiescence(long timeout, TimeUnit unit) {
    for (int i = 0; i < workers().size(); i++) {
      try {
        if (!workers().get(i).join(Duration.ofNanos(unit.toNanos(timeout)))) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    if (!isCommon()) {
      super.close();
    }
  }
}
