package interleave.os;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The last mark that a process has sent: everything that it sent before has been heard.
final class Heard {
  private long mark; // guarded by this

  synchronized void now(long mark) {
    this.mark = mark;
    notifyAll();
  }

  /// Waits for a mark.
  ///
  /// @return whether it came in time
  synchronized boolean await(long wanted, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (mark < wanted) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
