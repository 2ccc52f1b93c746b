package interleave.explore;

import org.jspecify.annotations.Nullable;

/// Stands for `RecursiveTask` in explored code, as [SimulatedTask] does for `ForkJoinTask`.
///
/// @param <V> what the task gives
public abstract class SimulatedRecursiveTask<V extends @Nullable Object> extends SimulatedTask<V> {
  private @Nullable V result;

  protected SimulatedRecursiveTask() {}

  protected abstract @Nullable V compute();

  @Override
  public final @Nullable V getRawResult() {
    return result;
  }

  @Override
  protected final void setRawResult(@Nullable V value) {
    result = value;
  }

  @Override
  protected final boolean exec() {
    result = compute();
    return true;
  }
}
