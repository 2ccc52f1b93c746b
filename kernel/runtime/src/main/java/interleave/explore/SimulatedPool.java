package interleave.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/// Stands for `ForkJoinPool` in explored code: a daemon thread for each task. It is woven and
/// loaded under another name like the classes of `java.util.concurrent`, and never used under this
/// one.
public final class SimulatedPool extends AbstractExecutorService {
  private final String prefix;
  private final int parallelism;
  private final List<Thread> workers = new ArrayList<>();
  private boolean closed;

  public SimulatedPool() {
    this(2);
  }

  public SimulatedPool(int parallelism) {
    this(parallelism, "ForkJoinPool-1-worker-");
  }

  private SimulatedPool(int parallelism, String prefix) {
    this.parallelism = parallelism;
    this.prefix = prefix;
  }

  public static SimulatedPool commonPool() {
    return new SimulatedPool(2, "ForkJoinPool.commonPool-worker-");
  }

  static SimulatedPool asyncCommonPool() {
    return commonPool();
  }

  public static int getCommonPoolParallelism() {
    return 2;
  }

  public int getParallelism() {
    return parallelism;
  }

  @Override
  public void execute(Runnable task) {
    if (closed) {
      throw new java.util.concurrent.RejectedExecutionException("the pool is shut down");
    }
    Thread worker = new Thread(null, task, prefix + Hooks.workerNumber());
    worker.setDaemon(true);
    workers.add(worker);
    Hooks.startInLibrary(worker);
  }

  /// A task that is already made: it completes a future, with a delay or without.
  public static void managedBlock(ForkJoinPool.ManagedBlocker blocker) throws InterruptedException {
    Hooks.managedBlock(blocker);
  }

  static void helpAsyncBlocker(Executor executor, ForkJoinPool.ManagedBlocker blocker) {}

  @Override
  public void shutdown() {
    closed = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    closed = true;
    workers.forEach(Thread::interrupt);
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  @Override
  public boolean isTerminated() {
    return closed && workers.stream().noneMatch(Thread::isAlive);
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    for (Thread each : workers) {
      each.join();
    }
    return true;
  }

  public boolean awaitQuiescence(long timeout, TimeUnit unit) {
    return true;
  }
}
