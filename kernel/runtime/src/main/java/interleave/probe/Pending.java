package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A wait that a thread is in.
///
/// @param episode different from that of every other wait in this process
/// @param on what it waits for: the object, or a [interleave.trace.Resource] that stands for
///   something outside of this process
/// @param interruptible whether an interrupt ends it
record Pending(long episode, Reason reason, @Nullable Object on, boolean interruptible) {
  private static final AtomicLong EPISODES = new AtomicLong();

  static Pending of(Reason reason, @Nullable Object on, boolean interruptible) {
    return new Pending(EPISODES.incrementAndGet(), reason, on, interruptible);
  }
}
