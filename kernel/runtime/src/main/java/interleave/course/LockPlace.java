package interleave.course;

/// A lock where it lives.
sealed interface LockPlace extends Releasable permits MachineLock, RedisLock {
  /// Takes it, waiting for as long as it takes.
  void acquire() throws InterruptedException;

  /// Takes it if that is possible in time.
  ///
  /// @param nanos 0 to try without waiting
  boolean acquire(long nanos) throws InterruptedException;

  /// Whether somebody holds it.
  boolean isLocked();

  /// What the holder gives back; asked by the one that has just taken it.
  default Releasable held() {
    return this;
  }

  /// Its name, and who holds it.
  @Override
  String toString();
}
