package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `LockSupport`, which are all static.
public final class ParkCalls {
  private ParkCalls() {}

  public static void park() {
    parked(null, LockSupport::park);
  }

  public static void park(@Nullable Object blocker) {
    parked(blocker, () -> LockSupport.park(blocker));
  }

  public static void parkNanos(long nanos) {
    parked(null, () -> LockSupport.parkNanos(nanos));
  }

  public static void parkNanos(@Nullable Object blocker, long nanos) {
    parked(blocker, () -> LockSupport.parkNanos(blocker, nanos));
  }

  public static void parkUntil(long deadline) {
    parked(null, () -> LockSupport.parkUntil(deadline));
  }

  public static void parkUntil(@Nullable Object blocker, long deadline) {
    parked(blocker, () -> LockSupport.parkUntil(blocker, deadline));
  }

  public static void unpark(@Nullable Thread thread) {
    if (thread != null) {
      Sync.signalled(thread);
    }
    LockSupport.unpark(thread);
  }

  private static void parked(@Nullable Object blocker, Runnable park) {
    Probe.checkWaiting();
    Recorder.blockedOn(Reason.PARK, blocker, true);
    try {
      park.run();
    } finally {
      Recorder.resumed();
    }
    Probe.checkWaiting();
  }
}
