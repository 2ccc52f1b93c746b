package interleave.course;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long to wait, in nanoseconds.
final class Patience {
  /// For as long as it takes.
  static final long ENDLESS = Long.MAX_VALUE;

  /// Not at all.
  static final long NONE = 0;

  private Patience() {}

  /// A time-out; a negative one is none at all.
  static long of(Duration limit) {
    return limit.isNegative() ? NONE : TimeUnit.NANOSECONDS.convert(limit);
  }
}
