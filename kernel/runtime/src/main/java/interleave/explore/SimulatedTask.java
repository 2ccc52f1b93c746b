package interleave.explore;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Stands for `ForkJoinTask` in explored code: `fork` starts a thread for the task, and `join`
/// waits for that thread's end. A real pool runs forked tasks in fewer threads and steals them;
/// what tasks can do to one another is the same, as long as none relies on sharing a thread.
///
/// Like [SimulatedPool] it is woven, and never used under this name.
///
/// @param <V> what the task gives
public abstract class SimulatedTask<V extends @Nullable Object> implements Future<V> {
  private @Nullable Thread worker;
  private boolean done;
  private short tag;
  private @Nullable Throwable failure;

  protected SimulatedTask() {}

  public abstract @Nullable V getRawResult();

  protected abstract void setRawResult(@Nullable V value);

  /// Does the task, and says whether it is done.
  protected abstract boolean exec();

  public final SimulatedTask<V> fork() {
    String prefix = SimulatedPool.prefix();
    Thread started = start(prefix);
    if (prefix.equals(SimulatedPool.COMMON)) {
      LibraryHooks.workers(SimulatedPool.COMMON).add(started);
    }
    return this;
  }

  /// Has a new thread execute the task.
  final Thread start(String prefix) {
    Thread started =
        new Thread(
            null, LibraryHooks.learners(this::execute), prefix + LibraryHooks.workerNumber());
    started.setDaemon(true);
    worker = started;
    LibraryHooks.startInLibrary(started);
    return started;
  }

  private void execute() {
    if (done) {
      return;
    }
    try {
      done = exec();
    } catch (Throwable e) {
      failure = LibraryHooks.thrown(e);
      done = true;
    }
  }

  public final @Nullable V join() {
    quietlyJoin();
    return result();
  }

  public final @Nullable V invoke() {
    execute();
    return result();
  }

  public final void quietlyInvoke() {
    execute();
  }

  public final void quietlyJoin() {
    boolean interrupted = false;
    while (true) {
      try {
        await(0);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A task that nobody has forked is waited for in vain.
  private void await(long millis) throws InterruptedException {
    Thread running = worker;
    if (!done) {
      (running == null ? Thread.currentThread() : running).join(millis);
    }
  }

  private @Nullable V result() {
    Throwable thrown = failure;
    if (thrown != null) {
      throw SimulatedTask.<RuntimeException>unchecked(thrown);
    }
    return getRawResult();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // thrown as it is
  static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private @Nullable V report() throws ExecutionException {
    Throwable thrown = failure;
    if (thrown != null) {
      throw new ExecutionException(thrown);
    }
    return result();
  }

  @Override
  public final @Nullable V get() throws InterruptedException, ExecutionException {
    await(0);
    return report();
  }

  @Override
  public final @Nullable V get(long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    await(Math.max(1, unit.toMillis(time)));
    if (!done) {
      throw new TimeoutException();
    }
    return report();
  }

  @Override
  public boolean cancel(boolean interrupting) {
    Hooks.refuse("ForkJoinTask.cancel is not simulated");
    return false;
  }

  /// It looks at the thread's life, which is a step.
  @Override
  public final boolean isDone() {
    Thread running = worker;
    return running == null ? done : !LibraryHooks.isAlive(running);
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  public final boolean isCompletedNormally() {
    return isDone() && failure == null;
  }

  public final boolean isCompletedAbnormally() {
    return isDone() && failure != null;
  }

  public final @Nullable Throwable getException() {
    return isDone() ? failure : null;
  }

  public void complete(@Nullable V value) {
    setRawResult(value);
    done = true;
  }

  public void completeExceptionally(Throwable thrown) {
    failure = thrown;
    done = true;
  }

  public void reinitialize() {
    worker = null;
    done = false;
    failure = null;
  }

  public final short getForkJoinTaskTag() {
    return tag;
  }

  public final short setForkJoinTaskTag(short value) {
    short before = tag;
    tag = value;
    return before;
  }

  public final boolean compareAndSetForkJoinTaskTag(short expected, short value) {
    boolean isExpected = tag == expected;
    tag = isExpected ? value : tag;
    return isExpected;
  }

  /// A thread has it already.
  public boolean tryUnfork() {
    return false;
  }

  public static void invokeAll(SimulatedTask<?> first, SimulatedTask<?> second) {
    invokeAll(List.of(first, second));
  }

  public static void invokeAll(SimulatedTask<?>... tasks) {
    invokeAll(List.of(tasks));
  }

  /// The first is executed by the caller, as in a real pool.
  public static <T extends SimulatedTask<?>> Collection<T> invokeAll(Collection<T> tasks) {
    List<T> all = List.copyOf(tasks);
    for (int i = all.size() - 1; i > 0; i--) {
      var _ = all.get(i).fork();
    }
    for (int i = 0; i < all.size(); i++) {
      Object _ = i == 0 ? all.get(i).invoke() : all.get(i).join();
    }
    return tasks;
  }

  public static @Nullable SimulatedPool getPool() {
    return inForkJoinPool() ? SimulatedPool.commonPool() : null;
  }

  public static boolean inForkJoinPool() {
    return Thread.currentThread().getName().contains(SimulatedPool.WORKER);
  }

  public static int getQueuedTaskCount() {
    return 0;
  }

  public static int getSurplusQueuedTaskCount() {
    return 0;
  }

  public static SimulatedTask<?> adapt(Runnable task) {
    return adapt(task, null);
  }

  public static <T extends @Nullable Object> SimulatedTask<T> adapt(
      Runnable task, @Nullable T result) {
    return new SimulatedCall<>(
        () -> {
          task.run();
          return result;
        });
  }

  public static <T extends @Nullable Object> SimulatedTask<T> adapt(Callable<? extends T> task) {
    return new SimulatedCall<>(task);
  }
}
