package interleave.probe;

import interleave.trace.Reason;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/// In place of the methods of `Condition`.
@SuppressWarnings("WaitNotInLoop") // the learner's loop is around the call
public final class ConditionCalls {
  private ConditionCalls() {}

  public static void await(Condition condition) throws InterruptedException {
    awaited(
        condition,
        () -> {
          condition.await();
          return true;
        });
  }

  public static boolean await(Condition condition, long time, TimeUnit unit)
      throws InterruptedException {
    return awaited(condition, () -> condition.await(time, unit));
  }

  public static long awaitNanos(Condition condition, long nanos) throws InterruptedException {
    return awaited(condition, () -> condition.awaitNanos(nanos));
  }

  public static boolean awaitUntil(Condition condition, Date deadline) throws InterruptedException {
    return awaited(condition, () -> condition.awaitUntil(deadline));
  }

  /// An interrupt ends the wait early, as a spurious wake-up, and is set again.
  public static void awaitUninterruptibly(Condition condition) {
    if (!LockCalls.isHeld(LockCalls.lockOf(condition))) {
      condition.awaitUninterruptibly();
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      await(condition);
    } catch (InterruptedException _) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> T awaited(Condition condition, Wait.Blocking<T> wait)
      throws InterruptedException {
    Object lock = LockCalls.lockOf(condition);
    if (!Wait.isJdk(condition) || !LockCalls.isHeld(lock)) {
      return Wait.call(wait);
    }
    Wait.checkInterrupt();
    Sync.released(lock);
    try {
      return Wait.on(Reason.CONDITION, condition, wait);
    } finally {
      Sync.acquired(lock);
    }
  }

  public static void signal(Condition condition) {
    condition.signal();
    signalled(condition);
  }

  public static void signalAll(Condition condition) {
    condition.signalAll();
    signalled(condition);
  }

  private static void signalled(Condition condition) {
    if (Wait.isJdk(condition)) {
      Sync.signalled(condition);
    }
  }
}
