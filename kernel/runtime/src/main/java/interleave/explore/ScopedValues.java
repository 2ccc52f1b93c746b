package interleave.explore;

import org.jspecify.annotations.Nullable;

/// The scoped values that threads have.
final class ScopedValues {
  private static final long BINDINGS = bindings();

  private ScopedValues() {}

  private static long bindings() {
    try {
      return Memory.offset(Thread.class.getDeclaredField("scopedValueBindings"));
    } catch (NoSuchFieldException e) {
      throw new EngineFault("this JDK's threads are built otherwise", e);
    }
  }

  /// Those of the current thread, as the JDK keeps them.
  static @Nullable Object bound() {
    return Memory.reference(Thread.currentThread(), BINDINGS);
  }

  /// Gives a thread that has not begun those that [#bound] gave.
  static void bind(Thread thread, @Nullable Object bound) {
    Memory.putReference(thread, BINDINGS, bound);
  }
}
