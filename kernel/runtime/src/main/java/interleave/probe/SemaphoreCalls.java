package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// In place of the methods of `Semaphore`.
public final class SemaphoreCalls {
  private SemaphoreCalls() {}

  public static void acquire(Semaphore semaphore) throws InterruptedException {
    acquire(semaphore, 1);
  }

  public static void acquire(Semaphore semaphore, int permits) throws InterruptedException {
    Wait.checkInterrupt();
    if (!takeNow(semaphore, permits)) {
      Wait.on(
          Reason.SEMAPHORE,
          semaphore,
          () -> {
            semaphore.acquire(permits);
            return true;
          });
    }
    Sync.acquired(semaphore);
  }

  public static void acquireUninterruptibly(Semaphore semaphore) {
    acquireUninterruptibly(semaphore, 1);
  }

  public static void acquireUninterruptibly(Semaphore semaphore, int permits) {
    if (!takeNow(semaphore, permits)) {
      Wait.uninterruptibly(
          Reason.SEMAPHORE,
          semaphore,
          () -> {
            semaphore.acquire(permits);
            return true;
          });
    }
    Sync.acquired(semaphore);
  }

  public static boolean tryAcquire(Semaphore semaphore) {
    return taken(semaphore, semaphore.tryAcquire());
  }

  public static boolean tryAcquire(Semaphore semaphore, int permits) {
    return taken(semaphore, semaphore.tryAcquire(permits));
  }

  public static boolean tryAcquire(Semaphore semaphore, long time, TimeUnit unit)
      throws InterruptedException {
    return tryAcquire(semaphore, 1, time, unit);
  }

  public static boolean tryAcquire(Semaphore semaphore, int permits, long time, TimeUnit unit)
      throws InterruptedException {
    Wait.checkInterrupt();
    return taken(
        semaphore,
        takeNow(semaphore, permits)
            || (time > 0
                && Wait.on(
                    Reason.SEMAPHORE, semaphore, () -> semaphore.tryAcquire(permits, time, unit))));
  }

  public static void release(Semaphore semaphore) {
    Sync.released(semaphore);
    semaphore.release();
  }

  public static void release(Semaphore semaphore, int permits) {
    Sync.released(semaphore);
    semaphore.release(permits);
  }

  /// With a time-out of nothing, which heeds fairness as `acquire` does.
  private static boolean takeNow(Semaphore semaphore, int permits) {
    return Wait.now(() -> semaphore.tryAcquire(permits, 0, TimeUnit.NANOSECONDS));
  }

  private static boolean taken(Semaphore semaphore, boolean taken) {
    if (taken) {
      Sync.acquired(semaphore);
    }
    return taken;
  }
}
