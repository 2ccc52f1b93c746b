package interleave.course;

import java.io.Serializable;
import java.util.OptionalLong;

/// Something that can be given back: a lock, a permit.
interface Releasable extends Serializable {
  /// Gives it back.
  ///
  /// @throws IllegalStateException if it is not held by anybody
  void release();

  /// The fencing token, where there is one.
  default OptionalLong fence() {
    return OptionalLong.empty();
  }
}
