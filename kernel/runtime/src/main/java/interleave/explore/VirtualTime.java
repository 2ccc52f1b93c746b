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

  /// When a wait that begins now is over.
  long deadline(long wait) {
    long end = nanos + Math.max(0, wait);
    return end < 0 ? Long.MAX_VALUE : end;
  }

  /// A wait has ended by its time.
  void reach(long deadline) {
    nanos = Math.max(nanos, deadline);
  }

  /// Whether a step would end a timed wait, which nobody has to take.
  static boolean isTimeout(Pending pending, World world) {
    return switch (pending.operation()) {
      case Operation.Expire _ -> true;
      case Operation.Park _ -> !world.threads().get(pending.thread()).permitted;
      default -> false;
    };
  }
}
