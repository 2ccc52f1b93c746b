package interleave.course;

import java.io.Serializable;

/// Something that can be given back: a lock, a permit.
interface Releasable extends Serializable {
  /// Gives it back.
  ///
  /// @throws IllegalStateException if it is not held by anybody
  void release();
}
