package interleave.course;

import org.jspecify.annotations.Nullable;

/// Types that the compiler cannot follow through bytes.
final class Unchecked {
  private Unchecked() {}

  /// Takes a value for what its user knows it to be.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  static <X extends @Nullable Object> X cast(@Nullable Object value) {
    return (X) value;
  }

  /// Throws what a task threw as it is, checked or not.
  @SuppressWarnings("unchecked")
  static <X extends Throwable> RuntimeException sneaky(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
