package interleave.explore;

import org.jspecify.annotations.Nullable;

/// A class loader that can give the bytes of its classes as they were before they were woven for
/// running, so that they can be woven for exploring.
public interface OriginalClasses {
  /// The bytes of a class, or null if the loader has no such class of its own.
  ///
  /// @param name the binary name
  byte @Nullable [] original(String name);
}
