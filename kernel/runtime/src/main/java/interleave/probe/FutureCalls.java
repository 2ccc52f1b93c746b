package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `Future` and `CompletableFuture` that wait or complete.
public final class FutureCalls {
  private FutureCalls() {}

  public static @Nullable Object get(Future<@Nullable Object> future)
      throws InterruptedException, ExecutionException {
    return isReady(future)
        ? Wait.<@Nullable Object>unrecorded(future::get)
        : Wait.on(Reason.FUTURE, future, future::get);
  }

  public static @Nullable Object get(Future<@Nullable Object> future, long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return isReady(future)
        ? Wait.<@Nullable Object>unrecorded(() -> future.get(time, unit))
        : Wait.on(Reason.FUTURE, future, () -> future.get(time, unit));
  }

  public static @Nullable Object join(CompletableFuture<@Nullable Object> future) {
    if (!isReady(future)) {
      Object _ =
          Wait.<@Nullable Object>uninterruptibly(
              Reason.FUTURE,
              future,
              () -> {
                try {
                  return future.get();
                } catch (ExecutionException | CancellationException _) {
                  return null; // join gives it in its own form
                }
              });
    }
    Probe.checkWaiting(); // the future may have failed because its task was stopped
    return future.join();
  }

  public static boolean complete(
      CompletableFuture<@Nullable Object> future, @Nullable Object value) {
    Sync.signalled(future);
    return future.complete(value);
  }

  public static boolean completeExceptionally(
      CompletableFuture<@Nullable Object> future, Throwable failure) {
    Sync.signalled(future);
    return future.completeExceptionally(failure);
  }

  /// What a learner implements himself is not asked whether it is done.
  private static boolean isReady(Future<?> future) {
    return !Wait.isJdk(future) || future.isDone();
  }
}
