package interleave.course;

import java.io.Serial;

/// A queue had nothing to give, at once or in time.
public final class QueueEmptyException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// With a sentence about the queue.
  QueueEmptyException(String message) {
    super(message);
  }
}
