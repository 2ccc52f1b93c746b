package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/// In place of the methods of `StampedLock` that take and give back.
public final class StampedLockCalls {
  private StampedLockCalls() {}

  public static long writeLock(StampedLock lock) {
    long stamp = lock.tryWriteLock();
    return taken(
        lock,
        stamp != 0 ? stamp : Wait.uninterruptibly(Reason.LOCK, lock, lock::writeLockInterruptibly));
  }

  public static long readLock(StampedLock lock) {
    long stamp = lock.tryReadLock();
    return taken(
        lock,
        stamp != 0 ? stamp : Wait.uninterruptibly(Reason.LOCK, lock, lock::readLockInterruptibly));
  }

  public static long writeLockInterruptibly(StampedLock lock) throws InterruptedException {
    Wait.checkInterrupt();
    long stamp = lock.tryWriteLock();
    return taken(
        lock, stamp != 0 ? stamp : Wait.on(Reason.LOCK, lock, lock::writeLockInterruptibly));
  }

  public static long readLockInterruptibly(StampedLock lock) throws InterruptedException {
    Wait.checkInterrupt();
    long stamp = lock.tryReadLock();
    return taken(
        lock, stamp != 0 ? stamp : Wait.on(Reason.LOCK, lock, lock::readLockInterruptibly));
  }

  public static long tryWriteLock(StampedLock lock) {
    return taken(lock, lock.tryWriteLock());
  }

  public static long tryReadLock(StampedLock lock) {
    return taken(lock, lock.tryReadLock());
  }

  public static long tryWriteLock(StampedLock lock, long time, TimeUnit unit)
      throws InterruptedException {
    Wait.checkInterrupt();
    long stamp = lock.tryWriteLock();
    return taken(
        lock,
        stamp != 0 || time <= 0
            ? stamp
            : Wait.on(Reason.LOCK, lock, () -> lock.tryWriteLock(time, unit)));
  }

  public static long tryReadLock(StampedLock lock, long time, TimeUnit unit)
      throws InterruptedException {
    Wait.checkInterrupt();
    long stamp = lock.tryReadLock();
    return taken(
        lock,
        stamp != 0 || time <= 0
            ? stamp
            : Wait.on(Reason.LOCK, lock, () -> lock.tryReadLock(time, unit)));
  }

  public static void unlockWrite(StampedLock lock, long stamp) {
    released(lock, stamp);
    lock.unlockWrite(stamp);
  }

  public static void unlockRead(StampedLock lock, long stamp) {
    released(lock, stamp);
    lock.unlockRead(stamp);
  }

  public static void unlock(StampedLock lock, long stamp) {
    released(lock, stamp);
    lock.unlock(stamp);
  }

  private static long taken(StampedLock lock, long stamp) {
    if (stamp != 0) {
      Sync.acquired(lock);
    }
    return stamp;
  }

  private static void released(StampedLock lock, long stamp) {
    if (lock.validate(stamp)) {
      Sync.released(lock);
    }
  }
}
