package interleave.explore;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// What woven code calls where the JDK works on a whole array of a learner's: each element is read
/// or written in a step of its own.
///
/// An array that is longer than [#MOST] is read and written without steps.
public final class ArrayHooks {
  private static final int MOST = 64;

  private ArrayHooks() {}

  /// A copy of an array, read element by element.
  public static @Nullable Object copy(@Nullable Object array) {
    Object copy = spare(array);
    if (array != null && copy != null && Array.getLength(array) <= MOST) {
      for (int i = 0; i < Array.getLength(array); i++) {
        Hooks.load(array, i);
        System.arraycopy(array, i, copy, i, 1);
      }
    }
    return copy;
  }

  /// A copy of an array without a step, to be written into.
  public static @Nullable Object spare(@Nullable Object array) {
    if (array == null) {
      return null;
    }
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  /// Writes what the JDK has made of a copy into the array, element by element.
  public static void store(Object array, Object copy, int from, int to) {
    boolean isShort = Array.getLength(array) <= MOST;
    for (int i = from; i < to; i++) {
      if (isShort) {
        Hooks.store(array, i);
      }
      System.arraycopy(copy, i, array, i, 1);
    }
  }

  /// Copies elements from one array to another, or within one.
  static void move(Object from, int start, Object to, int at, int length) {
    Object between = Array.newInstance(from.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Hooks.load(from, start + i);
      System.arraycopy(from, start + i, between, i, 1);
    }
    for (int i = 0; i < length; i++) {
      Hooks.store(to, at + i);
      System.arraycopy(between, i, to, at + i, 1);
    }
  }

  /// Whether there are so few elements that each is a step.
  static boolean isShort(int length) {
    return length <= MOST;
  }
}
