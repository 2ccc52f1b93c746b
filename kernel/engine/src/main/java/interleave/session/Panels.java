package interleave.session;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Redraws the panel of the running cell while it runs.
final class Panels implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Timer timer = new Timer("interleave-panels", true);
  private @Nullable TimerTask watching;

  private Panels() {}

  static Panels open() {
    return new Panels();
  }

  /// Redraws this cell's panel from now on.
  ///
  /// @param pid the cell JVM's
  void watch(LiveCell cell, LongSupplier pid, Tracing tracing) {
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            cell.drawPanel(pid.getAsLong(), true, tracing);
          }
        };
    watching = task;
    timer.schedule(task, tracing.firstAfter().toMillis(), EVERY.toMillis());
  }

  /// Redraws it no more.
  void unwatch() {
    if (watching != null) {
      watching.cancel();
      watching = null;
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
