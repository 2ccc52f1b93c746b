package interleave.course;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/// A lock that processes share: at most one thread of all of them holds it.
///
/// ```java
/// SharedLock lock = new SharedLock();
/// SharedInt tickets = new SharedInt(50);
/// Proc p = Proc.start("buyer", () -> {
///   try (Held h = lock.acquire()) {
///     tickets.set(tickets.get() - 1);
///   }
/// });
/// p.join();
/// ```
///
/// It is not reentrant: a thread that acquires it twice waits for itself. Any thread of any process
/// may release it. A process that dies while it holds it leaves it locked for ever, and those who
/// wait see who died; a [RobustLock] is handed on.
public final class SharedLock implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final LockPlace place;

  /// A free lock.
  public SharedLock() {
    this("");
  }

  /// A free lock that views show by this name.
  public SharedLock(String name) {
    this(Space.machine(), name);
  }

  /// A free lock somewhere else.
  public SharedLock(Space space, String name) {
    this(space.lock(name));
  }

  SharedLock(LockPlace place) {
    this.place = place;
  }

  LockPlace place() {
    return place;
  }

  /// Waits until it is free and takes it.
  public Held acquire() throws InterruptedException {
    place.acquire();
    return new Held(place.held());
  }

  /// Takes it if it is free now.
  public Optional<Held> tryAcquire() throws InterruptedException {
    return tryAcquire(Duration.ZERO);
  }

  /// Takes it if it becomes free in time.
  public Optional<Held> tryAcquire(Duration limit) throws InterruptedException {
    return place.acquire(Patience.of(limit))
        ? Optional.of(new Held(place.held()))
        : Optional.empty();
  }

  /// Frees it, whoever holds it.
  ///
  /// @throws IllegalStateException if it is free
  public void release() {
    place.release();
  }

  /// Whether somebody holds it; that may have changed by the time this returns.
  public boolean isLocked() {
    return place.isLocked();
  }

  /// Its name and who holds it.
  @Override
  public String toString() {
    return place.toString();
  }
}
