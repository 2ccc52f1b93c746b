package interleave.memory;

import interleave.probe.Probe;
import interleave.probe.Recorder;
import interleave.trace.Reason;
import interleave.trace.Resource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A way to wait for a shared object.
///
/// @param object the object's place
/// @param cell what the thread sleeps on
/// @param until when it may go on
/// @param operand see [Until]
/// @param reason null for a wait of ours, which is not recorded
/// @param on what a learner sees it wait for; asked again after each wake-up
public record Wait(
    long object,
    long cell,
    Until until,
    long operand,
    @Nullable Reason reason,
    Supplier<Resource> on,
    Spin spin) {

  /// Tries until `attempt` succeeds: at once, then for some microseconds, then after each wake-up.
  ///
  /// @param nanos how long at most; `Long.MAX_VALUE` for as long as it takes
  /// @return whether it succeeded
  public boolean until(BooleanSupplier attempt, long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw interrupted();
    }
    if (attempt.getAsBoolean()) {
      return true;
    }
    if (nanos <= 0) {
      return false;
    }
    return spin.until(attempt) || sleepUntil(attempt, nanos);
  }

  private boolean sleepUntil(BooleanSupplier attempt, long nanos) throws InterruptedException {
    long deadline = nanos == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + nanos;
    Resource shown = on.get();
    blocked(shown);
    try {
      while (!attempt.getAsBoolean()) {
        if (!sleep(deadline)) {
          return attempt.getAsBoolean();
        }
        shown = showAgain(shown);
      }
      return true;
    } finally {
      Recorder.resumed();
    }
  }

  private void blocked(Resource shown) {
    if (reason != null) {
      Recorder.blocked(reason, shown);
    }
  }

  private Resource showAgain(Resource shown) {
    Resource now = on.get();
    if (!now.equals(shown)) {
      Recorder.resumed();
      blocked(now);
    }
    return now;
  }

  /// Sleeps until woken, which may be for nothing.
  ///
  /// @return whether there is time left
  private boolean sleep(long deadline) throws InterruptedException {
    try (var pending = Pending.of(Thread.currentThread())) {
      long thread = Recorder.threadNumber();
      Memory.call(new Call.Sleep(pending.id(), thread, object, cell, until, operand));
      try {
        if (pending.awaitWoken(deadline)) {
          return true;
        }
      } catch (InterruptedException e) {
        Memory.call(new Call.Leave(pending.id(), cell));
        throw interrupted();
      }
      Memory.call(new Call.Leave(pending.id(), cell));
      return false;
    }
  }

  /// What an interrupted wait throws: the cell's stop if it is being stopped.
  public static InterruptedException interrupted() {
    if (Probe.isStopping()) {
      throw Probe.stopped();
    }
    return new InterruptedException();
  }
}
