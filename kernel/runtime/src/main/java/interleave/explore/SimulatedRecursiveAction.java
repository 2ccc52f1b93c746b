package interleave.explore;

import org.jspecify.annotations.Nullable;

/// Stands for `RecursiveAction` in explored code, as [SimulatedTask] does for `ForkJoinTask`.
public abstract class SimulatedRecursiveAction extends SimulatedTask<@Nullable Void> {
  protected SimulatedRecursiveAction() {}

  protected abstract void compute();

  @Override
  public final @Nullable Void getRawResult() {
    return null;
  }

  @Override
  protected final void setRawResult(@Nullable Void value) {}

  @Override
  protected final boolean exec() {
    compute();
    return true;
  }
}
