package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;

/// In place of the methods of `Lock`.
///
/// Each first tries to take the lock with a time-out of nothing, which heeds the lock's fairness as
/// `lock` does; only when that fails does the thread wait, and is recorded as blocked.
public final class LockCalls {
  private static final WeakIdentityMap<Lock> OF_CONDITIONS = new WeakIdentityMap<>();

  private LockCalls() {}

  public static void lock(Lock lock) {
    if (!Wait.isJdk(lock)) {
      lock.lock();
      return;
    }
    if (!Wait.now(() -> lock.tryLock(0, TimeUnit.NANOSECONDS))) {
      Wait.uninterruptibly(
          Reason.LOCK,
          lock,
          () -> {
            lock.lockInterruptibly();
            return true;
          });
      giveBackIfStopped(lock);
    }
    taken(lock);
  }

  public static void lockInterruptibly(Lock lock) throws InterruptedException {
    if (!Wait.isJdk(lock)) {
      lock.lockInterruptibly();
      return;
    }
    Wait.checkInterrupt();
    if (!Wait.now(() -> lock.tryLock(0, TimeUnit.NANOSECONDS))) {
      Wait.on(
          Reason.LOCK,
          lock,
          () -> {
            lock.lockInterruptibly();
            return true;
          });
      giveBackIfStopped(lock);
    }
    taken(lock);
  }

  public static boolean tryLock(Lock lock) {
    boolean taken = lock.tryLock();
    if (taken && Wait.isJdk(lock)) {
      taken(lock);
    }
    return taken;
  }

  public static boolean tryLock(Lock lock, long time, TimeUnit unit) throws InterruptedException {
    if (!Wait.isJdk(lock)) {
      return lock.tryLock(time, unit);
    }
    Wait.checkInterrupt();
    boolean taken = Wait.now(() -> lock.tryLock(0, TimeUnit.NANOSECONDS));
    if (!taken && time > 0 && Wait.on(Reason.LOCK, lock, () -> lock.tryLock(time, unit))) {
      giveBackIfStopped(lock);
      taken = true;
    }
    if (taken) {
      taken(lock);
    }
    return taken;
  }

  public static void unlock(Lock lock) {
    if (Wait.isJdk(lock) && isLastHold(lock)) {
      Sync.released(lock);
    }
    lock.unlock();
    if (lock instanceof ReadLock read) {
      Owners.reads(read, -1);
    }
  }

  public static Condition newCondition(Lock lock) {
    Condition condition = lock.newCondition();
    if (Wait.isJdk(condition)) {
      OF_CONDITIONS.computeIfAbsent(condition, _ -> lock);
    }
    return condition;
  }

  /// The lock that a condition belongs to, or the condition itself if that was never seen.
  static Object lockOf(Condition condition) {
    Lock lock = OF_CONDITIONS.get(condition);
    return lock == null ? condition : lock;
  }

  /// Whether the current thread may wait on and signal the conditions of a lock.
  static boolean isHeld(Object lock) {
    return switch (lock) {
      case ReentrantLock reentrant -> reentrant.isHeldByCurrentThread();
      case ReentrantReadWriteLock.WriteLock write -> write.isHeldByCurrentThread();
      default -> false;
    };
  }

  /// Who is let in by another that the cell's end has stopped does not go on.
  private static void giveBackIfStopped(Lock lock) {
    if (Probe.isStopping()) {
      lock.unlock();
      throw Probe.stopped();
    }
  }

  private static void taken(Lock lock) {
    if (lock instanceof ReadLock read) {
      Owners.reads(read, 1);
    }
    boolean again =
        switch (lock) {
          case ReentrantLock reentrant -> reentrant.getHoldCount() > 1;
          case ReentrantReadWriteLock.WriteLock write -> write.getHoldCount() > 1;
          default -> false;
        };
    if (!again) {
      Sync.acquired(lock);
    }
  }

  private static boolean isLastHold(Lock lock) {
    return switch (lock) {
      case ReentrantLock reentrant ->
          reentrant.isHeldByCurrentThread() && reentrant.getHoldCount() == 1;
      case ReentrantReadWriteLock.WriteLock write -> write.getHoldCount() == 1;
      default -> true;
    };
  }
}
