package interleave.probe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// In place of the static methods of `CompletableFuture` that take a task.
public final class AsyncCalls {
  private AsyncCalls() {}

  public static CompletableFuture<Void> runAsync(Runnable task) {
    return CompletableFuture.runAsync(Task.of(task));
  }

  public static CompletableFuture<Void> runAsync(Runnable task, Executor executor) {
    return CompletableFuture.runAsync(Task.of(task), executor);
  }

  public static CompletableFuture<@Nullable Object> supplyAsync(Supplier<@Nullable Object> task) {
    return CompletableFuture.supplyAsync(Task.of(task));
  }

  public static CompletableFuture<@Nullable Object> supplyAsync(
      Supplier<@Nullable Object> task, Executor executor) {
    return CompletableFuture.supplyAsync(Task.of(task), executor);
  }
}
