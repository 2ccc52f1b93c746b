package interleave.course;

import java.util.OptionalLong;

/// Something that this thread has taken, to be given back at the end of a block:
///
/// ```java
/// var lock = new SharedLock();
/// var stock = new SharedInt(5);
/// try (Held h = lock.acquire()) {
///   stock.set(stock.get() - 1);
/// }
/// ```
public final class Held implements AutoCloseable {
  private final Releasable what;
  private boolean given;

  Held(Releasable what) {
    this.what = what;
  }

  /// The fencing token of a lock whose lease can run out: it grows each time that the lock is
  /// taken. What the lock guards should refuse a token that is smaller than one it has seen; then a
  /// holder that was asleep for longer than its lease cannot do harm. Empty for what has no lease.
  public OptionalLong fence() {
    return what.fence();
  }

  /// Gives it back; a second time does nothing.
  @Override
  public void close() {
    if (!given) {
      given = true;
      what.release();
    }
  }
}
