package interleave.memory;

import interleave.probe.Recorder;
import java.util.function.BooleanSupplier;

/// A lock of ours in the shared memory, held for some instructions and never while anything of a
/// learner runs. Waiting for it cannot be interrupted. The kernel takes it off when its owner dies.
///
/// @param object the place of the object that it is in
/// @param cell its own place
public record Guard(long object, long cell, Spin spin) {

  /// Takes it.
  public void lock() {
    Words words = Memory.words();
    long self = Memory.self();
    if (!words.compareAndSet(cell, 0, self)) {
      BooleanSupplier attempt = () -> words.get(cell) == 0 && words.compareAndSet(cell, 0, self);
      if (!spin.until(attempt)) {
        sleepUntil(attempt);
      }
    }
  }

  private void sleepUntil(BooleanSupplier attempt) {
    boolean interrupted = false;
    while (!attempt.getAsBoolean()) {
      try (var pending = Pending.of(Thread.currentThread())) {
        long thread = Recorder.threadNumber();
        Memory.call(new Call.Sleep(pending.id(), thread, object, cell, Until.FREE, 0));
        interrupted |= pending.awaitWokenAnyway();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Gives it back.
  public void unlock() {
    long _ = Memory.words().getAndSet(cell, 0);
    Memory.wake(cell);
  }
}
