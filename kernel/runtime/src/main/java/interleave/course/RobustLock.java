package interleave.course;

import interleave.memory.Kind;
import interleave.memory.Layout;
import interleave.memory.Layout.Lock;
import interleave.memory.Memory;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/// A lock that processes share and that outlives its holder: when that dies, the next one gets the
/// lock by an [OwnerDiedException].
///
/// ```java
/// var lock = new RobustLock();
/// Held held;
/// try {
///   held = lock.acquire();
/// } catch (OwnerDiedException e) {
///   // this thread holds the lock: make good what the dead process left half done, then
///   held = e.lock().recover();
/// }
/// ```
///
/// Released without [#recover], it can never be acquired again (as a robust mutex of POSIX).
public final class RobustLock implements Releasable {
  @Serial private static final long serialVersionUID = 1;
  private static final long SOUND = 0;
  private static final long ORPHANED = 1;
  private static final long GIVEN_UP = 2;

  private final MachineLock lock;
  private final long state;

  /// A free lock.
  public RobustLock() {
    this("");
  }

  /// A free lock that views show by this name.
  public RobustLock(String name) {
    Spot spot = Spot.make(Kind.ROBUST_LOCK, name, Layout.LINE);
    lock = new MachineLock(spot);
    state = spot.place() + Lock.STATE;
  }

  /// Waits until it is free and takes it.
  ///
  /// @throws OwnerDiedException if the last holder died; this thread holds it then
  /// @throws IllegalStateException if it was released without [#recover]
  public Held acquire() throws InterruptedException {
    lock.acquire();
    return sound();
  }

  /// Takes it if it is free now; throws as [#acquire].
  public Optional<Held> tryAcquire() throws InterruptedException {
    return tryAcquire(Duration.ZERO);
  }

  /// Takes it if it becomes free in time; throws as [#acquire].
  public Optional<Held> tryAcquire(Duration limit) throws InterruptedException {
    return lock.acquire(Patience.of(limit)) ? Optional.of(sound()) : Optional.empty();
  }

  private Held sound() {
    long now = Memory.words().get(state);
    if (now == ORPHANED) {
      throw new OwnerDiedException(this, Memory.words().get(lock.spot().place() + Lock.DEAD));
    }
    if (now == GIVEN_UP) {
      lock.release();
      throw new IllegalStateException(
          lock.spot().label()
              + " can never be acquired again: its holder died, and the next one released it"
              + " without recover()");
    }
    return new Held(this);
  }

  /// Says that what the lock guards is sound again.
  ///
  /// @throws IllegalStateException if this thread did not get the lock from a dead holder
  public Held recover() {
    if (!lock.isHeldHere() || !Memory.words().compareAndSet(state, ORPHANED, SOUND)) {
      throw new IllegalStateException(
          lock.spot().label()
              + " needs no recovery: call recover() after acquire() threw OwnerDiedException");
    }
    return new Held(this);
  }

  /// Frees it, whoever holds it.
  ///
  /// @throws IllegalStateException if it is free
  @Override
  public void release() {
    boolean _ = Memory.words().compareAndSet(state, ORPHANED, GIVEN_UP);
    lock.release();
  }

  /// Whether somebody holds it; that may have changed by the time this returns.
  public boolean isLocked() {
    return lock.isLocked();
  }

  /// Its name and who holds it.
  @Override
  public String toString() {
    return lock.toString();
  }
}
