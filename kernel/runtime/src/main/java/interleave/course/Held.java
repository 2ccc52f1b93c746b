package interleave.course;

/// Something that this thread has taken, to be given back at the end of a block:
///
/// ```java
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

  /// Gives it back; a second time does nothing.
  @Override
  public void close() {
    if (!given) {
      given = true;
      what.release();
    }
  }
}
