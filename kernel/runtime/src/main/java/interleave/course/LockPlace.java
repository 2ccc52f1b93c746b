package interleave.course;

/// A lock where it lives.
sealed interface LockPlace extends Releasable permits MachineLock {
  /// Takes it, waiting for as long as it takes.
  void acquire() throws InterruptedException;

  /// Takes it if that is possible in time.
  ///
  /// @param nanos 0 to try without waiting
  boolean acquire(long nanos) throws InterruptedException;

  /// Whether somebody holds it.
  boolean isLocked();

  /// Its name, and who holds it.
  @Override
  String toString();
}
