package interleave.course;

/// A semaphore where it lives.
sealed interface SemaphorePlace extends Releasable permits MachineSemaphore, RedisSemaphore {
  /// Takes a permit if that is possible in time.
  ///
  /// @param nanos 0 to try without waiting, `Long.MAX_VALUE` for as long as it takes
  boolean acquire(long nanos) throws InterruptedException;

  /// How many permits are there now.
  int permits();
}
