package interleave.course;

import interleave.memory.Kind;
import interleave.memory.Layout;
import interleave.memory.Summons;
import interleave.memory.Wait;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A condition that processes wait for, under a lock that they share.
///
/// ```java
/// var changed = new SharedCondition();
/// var stock = new SharedInt(0);
/// try (Held h = changed.acquire()) {
///   changed.awaitUntil(() -> stock.get() > 0);
///   stock.set(stock.get() - 1);
/// }
/// ```
public final class SharedCondition implements Serializable {
  @Serial private static final long serialVersionUID = 1;
  private static final long CELL = 8;

  private final SharedLock lock;
  private final MachineLock machine;
  private final Spot spot;

  /// A condition with a lock of its own.
  public SharedCondition() {
    this(new SharedLock());
  }

  /// A condition under a lock.
  public SharedCondition(SharedLock lock) {
    this.lock = lock;
    this.machine =
        switch (lock.place()) {
          case MachineLock place -> place;
          case RedisLock _ ->
              throw new IllegalArgumentException(
                  "a condition lives in the memory of this machine, and its lock must too:"
                      + " new SharedLock()");
        };
    this.spot = Spot.make(Kind.CONDITION, "", Layout.LINE);
  }

  /// Its lock.
  public SharedLock lock() {
    return lock;
  }

  /// Acquires its lock.
  public Held acquire() throws InterruptedException {
    return lock.acquire();
  }

  /// Releases its lock.
  public void release() {
    lock.release();
  }

  /// Releases the lock, waits until signalled, and acquires the lock again.
  ///
  /// @throws IllegalMonitorStateException if this thread does not hold the lock
  public void await() throws InterruptedException {
    boolean _ = await(Patience.ENDLESS);
  }

  /// The same, but no longer than `limit`.
  ///
  /// @return whether it was signalled
  public boolean await(Duration limit) throws InterruptedException {
    return await(Patience.of(limit));
  }

  /// Waits until something is true, which is asked at first and after each signal.
  public void awaitUntil(BooleanSupplier isTrue) throws InterruptedException {
    while (!isTrue.getAsBoolean()) {
      await();
    }
  }

  /// The same, but no longer than `limit`.
  ///
  /// @return whether it is true
  public boolean awaitUntil(BooleanSupplier isTrue, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + Patience.of(limit);
    while (!isTrue.getAsBoolean()) {
      if (!await(end - System.nanoTime())) {
        return isTrue.getAsBoolean();
      }
    }
    return true;
  }

  private boolean await(long nanos) throws InterruptedException {
    requireHeld("await()");
    if (Thread.interrupted()) {
      throw Wait.interrupted();
    }
    try (var summons = Summons.await(spot.place(), spot.place() + CELL)) {
      lock.release();
      try {
        return summons.sleep(nanos, spot.resource());
      } catch (InterruptedException e) {
        throw Wait.interrupted();
      } finally {
        machine.acquireAnyway();
      }
    }
  }

  /// Wakes the one that has waited longest, if one waits.
  ///
  /// @throws IllegalMonitorStateException if this thread does not hold the lock
  public void signal() {
    signal(1);
  }

  /// Wakes so many of those who have waited longest.
  public void signal(int count) {
    call(count);
  }

  /// Wakes all who wait.
  public void signalAll() {
    call(Long.MAX_VALUE);
  }

  private void call(long most) {
    requireHeld("signal()");
    spot.signalled();
    long _ = Summons.call(spot.place() + CELL, most);
  }

  private void requireHeld(String method) {
    if (!machine.isHeldHere()) {
      throw new IllegalMonitorStateException(
          "%s needs the condition's lock: call it within `try (Held h = condition.acquire())`"
              .formatted(method));
    }
  }

  @Override
  public String toString() {
    return spot.label() + " of " + lock;
  }
}
