package interleave.explore;

import java.lang.reflect.Array;

/// In place of what `System` does to arrays in a learner's code.
public final class UserSystemDoor {
  private UserSystemDoor() {}

  public static void arraycopy(Object from, int start, Object to, int at, int length) {
    boolean fits = ArrayHooks.isShort(length) && has(from, start, length) && has(to, at, length);
    if (fits && areAlike(from, to)) {
      ArrayHooks.move(from, start, to, at, length);
    } else {
      System.arraycopy(from, start, to, at, length);
    }
  }

  private static boolean has(Object array, int start, int length) {
    return array != null
        && array.getClass().isArray()
        && start >= 0
        && length >= 0
        && start <= Array.getLength(array) - length;
  }

  private static boolean areAlike(Object from, Object to) {
    Class<?> taken = from.getClass().getComponentType();
    Class<?> given = to.getClass().getComponentType();
    return given.isAssignableFrom(taken) || !(given.isPrimitive() || taken.isPrimitive());
  }
}
