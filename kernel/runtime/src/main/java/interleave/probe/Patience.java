package interleave.probe;

/// How long an `Object.wait` may still take.
@SuppressWarnings("WaitNotInLoop") // the learner's loop is around the call
final class Patience {
  private final boolean endless;
  private final long deadline;

  Patience(long millis, int nanos) {
    endless = millis == 0 && nanos == 0;
    long limited = Math.min(millis, Long.MAX_VALUE / 4_000_000);
    deadline = System.nanoTime() + limited * 1_000_000 + nanos;
  }

  boolean isOver() {
    return !endless && deadline - System.nanoTime() <= 0;
  }

  void await(Object object) throws InterruptedException {
    long left = endless ? 0 : Math.max(1, deadline - System.nanoTime());
    object.wait(left / 1_000_000, (int) (left % 1_000_000));
  }
}
