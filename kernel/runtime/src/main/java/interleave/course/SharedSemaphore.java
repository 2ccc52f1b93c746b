package interleave.course;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/// A number of permits that processes share: a thread that takes one waits while there is none.
///
/// Any thread may release a permit, also one that it did not acquire: then there is one more. A
/// [#bounded] semaphore refuses that. The permits of a process that dies are lost.
public final class SharedSemaphore implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final SemaphorePlace place;

  /// A semaphore with so many permits.
  public SharedSemaphore(int permits) {
    this(Space.machine(), "", permits);
  }

  /// A semaphore with a name that lives somewhere else.
  public SharedSemaphore(Space space, String name, int permits) {
    this(space.semaphore(name, required(permits), Integer.MAX_VALUE));
  }

  private SharedSemaphore(SemaphorePlace place) {
    this.place = place;
  }

  /// A semaphore that never has more permits than at its beginning.
  public static SharedSemaphore bounded(int permits) {
    return bounded(Space.machine(), "", permits);
  }

  /// The same with a name, somewhere else.
  public static SharedSemaphore bounded(Space space, String name, int permits) {
    return new SharedSemaphore(space.semaphore(name, required(permits), permits));
  }

  private static int required(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException("a semaphore has 0 permits or more, not " + permits);
    }
    return permits;
  }

  /// Waits until there is a permit and takes it.
  public Held acquire() throws InterruptedException {
    boolean _ = place.acquire(Patience.ENDLESS);
    return new Held(place);
  }

  /// Takes a permit if there is one now.
  public Optional<Held> tryAcquire() throws InterruptedException {
    return tryAcquire(Duration.ZERO);
  }

  /// Takes a permit if there is one in time.
  public Optional<Held> tryAcquire(Duration limit) throws InterruptedException {
    return place.acquire(Patience.of(limit)) ? Optional.of(new Held(place)) : Optional.empty();
  }

  /// Gives a permit back.
  ///
  /// @throws IllegalStateException if it is bounded and has all of its permits
  public void release() {
    place.release();
  }

  /// How many permits there are; that may have changed by the time this returns.
  public int permits() {
    return place.permits();
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
