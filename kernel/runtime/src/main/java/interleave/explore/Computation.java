package interleave.explore;

import java.io.Serializable;

/// Code of a cell that is explored and gives a value.
///
/// @param <T> the value's type
@FunctionalInterface
public interface Computation<T> extends Serializable {
  /// Runs it once.
  T run() throws Throwable;
}
