package interleave.course;

import java.io.Serial;

/// A queue had no room for an item, at once or in time.
public final class QueueFullException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// With a sentence about the queue.
  QueueFullException(String message) {
    super(message);
  }
}
