package interleave.memory;

import java.util.function.BooleanSupplier;

/// How long a thread tries again and again before it sleeps: the longer, the more often that
/// helped.
///
/// A wake-up by way of the kernel takes about as long as the longest spin, so that waiting costs at
/// most twice what the best choice would (A. Karlin et al.: "Empirical Studies of Competitive
/// Spinning for a Shared-Memory Multiprocessor", SOSP 1991). Two that always sleep when the other
/// answers would do so for ever, so now and then the longest is tried. Threads may share one; what
/// they write to it may be lost.
public final class Spin {
  private static final int LEAST_NANOS = 2_000;
  private static final int MOST_NANOS =
      Runtime.getRuntime().availableProcessors() > 1 ? 200_000 : 0;
  private static final int TRIES_BETWEEN_CLOCKS = 8;

  /// Every so many waits the longest spin is tried.
  private static final int PROBE = 16;

  private int nanos = MOST_NANOS;
  private int waits;

  /// Begins with the longest.
  public Spin() {}

  /// Tries until it succeeds or seems in vain.
  @SuppressWarnings("ThreadPriorityCheck") // that it yields matters for speed alone
  boolean until(BooleanSupplier attempt) {
    int budget = ++waits % PROBE == 0 ? MOST_NANOS : nanos;
    long end = System.nanoTime() + budget;
    do {
      for (int i = 0; i < TRIES_BETWEEN_CLOCKS; i++) {
        if (attempt.getAsBoolean()) {
          nanos = Math.min(MOST_NANOS, budget + (budget >> 1) + LEAST_NANOS);
          return true;
        }
        Thread.onSpinWait();
      }
      Thread.yield(); // whoever it waits for may need this processor
    } while (System.nanoTime() < end);
    nanos = Math.min(MOST_NANOS, Math.max(LEAST_NANOS, budget >> 1));
    return false;
  }
}
