package interleave.explore;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of a run. It stands while code runs and is put forward when a thread's time is up: a
/// wait of an hour takes no time, and whether it ends before or after something else is a choice.
final class VirtualTime {
  private static final long EPOCH_MILLIS = 1_767_225_600_000L;
  private static final long TICK = 1_000;

  /// How many waits of each thread may end by their time while others can go on. In a loop they
  /// would be endless.
  static final int EARLY = 2;

  /// A minute, less what of it may have passed: longer than what the other threads do meanwhile.
  private static final long LONG = 59_000_000_000L;

  private long nanos;

  /// What `System.nanoTime` says; looking at the clock takes a microsecond.
  long nanoTime() {
    nanos += TICK;
    return nanos;
  }

  /// What `System.currentTimeMillis` says.
  long currentTimeMillis() {
    return EPOCH_MILLIS + nanoTime() / 1_000_000;
  }

  /// The same clock for classes of `java.time`, in the zone that is nobody's.
  Clock clock() {
    return new Running(this, ZoneOffset.UTC);
  }

  private static final class Running extends Clock {
    private final VirtualTime time;
    private final ZoneId zone;

    Running(VirtualTime time, ZoneId zone) {
      this.time = time;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Running(time, other);
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(EPOCH_MILLIS).plusNanos(time.nanoTime());
    }
  }

  /// A thread's wait begins, for a time at most.
  ///
  /// @return when it is over
  long beginWait(SimulatedThread thread, long wait) {
    thread.isLong = wait >= LONG;
    return deadline(wait);
  }

  /// When a wait that begins now is over.
  long deadline(long wait) {
    long end = nanos + Math.max(0, wait);
    return end < 0 ? Long.MAX_VALUE : end;
  }

  /// A thread has slept.
  void reach(long deadline) {
    nanos = Math.max(nanos, deadline);
  }

  /// A thread's wait has ended by its time.
  void endWait(SimulatedThread thread, long deadline) {
    reach(deadline);
    thread.timeouts = Math.max(0, thread.timeouts - 1);
  }

  /// Whether a step would end a timed wait of a thread which waits for nothing but something to do,
  /// or of which enough waits have ended so.
  static boolean isInVain(Pending pending, World world) {
    SimulatedThread thread = world.threads().get(pending.thread());
    boolean isTimeout =
        switch (pending.operation()) {
          case Operation.Expire _ -> true;
          case Operation.Park _ -> !thread.permitted;
          default -> false;
        };
    return isTimeout && (thread.isIdle || thread.timeouts == 0);
  }
}
