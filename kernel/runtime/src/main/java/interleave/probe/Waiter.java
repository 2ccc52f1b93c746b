package interleave.probe;

/// A thread in the queue or in the wait set of a [Monitor].
final class Waiter {
  final Thread thread = Thread.currentThread();
  final boolean insideWait;
  final int entries;
  volatile boolean notified;
  boolean gaveUp; // touched by its thread only

  Waiter(boolean insideWait, int entries) {
    this.insideWait = insideWait;
    this.entries = entries;
  }
}
