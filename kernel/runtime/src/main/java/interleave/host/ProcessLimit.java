package interleave.host;

import java.util.concurrent.atomic.AtomicInteger;

/// How many processes a notebook may have alive.
final class ProcessLimit {

  /// The environment variable with the limit.
  static final String PROCESSES = "INTERLEAVE_PROCESSES";

  private final int most;
  private final AtomicInteger alive = new AtomicInteger();

  private ProcessLimit(int most) {
    this.most = most;
  }

  static ProcessLimit ofNotebook() {
    String value = System.getenv(PROCESSES);
    return new ProcessLimit(value == null ? 64 : Integer.parseInt(value));
  }

  void claim() {
    if (alive.incrementAndGet() > most) {
      alive.decrementAndGet();
      throw new IllegalStateException(
          "this notebook has %d live processes, which is its limit: join() or terminate() some, or"
                  .formatted(most)
              + " raise the limit by starting Jupyter with "
              + PROCESSES
              + " set to a larger number");
    }
  }

  void release() {
    alive.decrementAndGet();
  }
}
