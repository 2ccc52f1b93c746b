package interleave.explore;

import java.util.Arrays;

/// A vector clock: by thread, how many of its steps happened before (Mattern, *Virtual time and
/// global states of distributed systems*, 1989).
final class Clock {
  static final Clock NONE = new Clock(new int[0]);

  /// Threads beyond its end stand at 0.
  private final int[] times;

  private Clock(int[] times) {
    this.times = times;
  }

  int at(int thread) {
    return thread < times.length ? times[thread] : 0;
  }

  /// The least clock that is before neither.
  Clock joined(Clock other) {
    int[] joined = Arrays.copyOf(times, Math.max(times.length, other.times.length));
    for (int i = 0; i < other.times.length; i++) {
      joined[i] = Math.max(joined[i], other.times[i]);
    }
    return new Clock(joined);
  }

  /// The same with one thread at another time.
  Clock ticked(int thread, int time) {
    int[] ticked = Arrays.copyOf(times, Math.max(times.length, thread + 1));
    ticked[thread] = time;
    return new Clock(ticked);
  }
}
