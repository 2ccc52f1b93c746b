package interleave.explore;

/// Interrupts in a run.
final class Interrupts {
  private Interrupts() {}

  /// Throws if the thread has been interrupted, which is then forgotten.
  static void check(SimulatedThread thread) throws InterruptedException {
    if (thread.interrupted) {
      thread.interrupted = false;
      throw new InterruptedException();
    }
  }
}
