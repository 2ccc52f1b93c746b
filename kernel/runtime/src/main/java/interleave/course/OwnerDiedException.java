package interleave.course;

import java.io.Serial;

/// A [RobustLock] was acquired whose last holder died: what it guards may be half done.
///
/// The thread that gets this holds the lock. It makes good what is half done and then calls
/// [RobustLock#recover].
public final class OwnerDiedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final RobustLock lock;
  private final long pid;

  OwnerDiedException(RobustLock lock, long pid) {
    super(
        "the holder of the lock, PID %d, died: this thread holds it now; check what it guards, then call lock().recover()"
            .formatted(pid));
    this.lock = lock;
    this.pid = pid;
  }

  /// The lock, which this thread holds.
  public RobustLock lock() {
    return lock;
  }

  /// The process that died.
  public long pid() {
    return pid;
  }
}
