package interleave.explore;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RunnableFuture;
import org.jspecify.annotations.Nullable;

/// A [SimulatedTask] that calls something.
///
/// @param <V> what that gives
final class SimulatedCall<V extends @Nullable Object> extends SimulatedTask<V>
    implements RunnableFuture<V> {
  private final Callable<? extends @Nullable V> task;
  private @Nullable V result;

  SimulatedCall(Callable<? extends @Nullable V> task) {
    this.task = task;
  }

  @Override
  public @Nullable V getRawResult() {
    return result;
  }

  @Override
  protected void setRawResult(@Nullable V value) {
    result = value;
  }

  @Override
  protected boolean exec() {
    try {
      result = task.call();
      return true;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void run() {
    invoke();
  }
}
