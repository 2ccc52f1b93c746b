package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/// Variables of any class by base and offset, beyond what reflection gives: also those of the JDK.
final class Memory {
  private static final Unsafe UNSAFE;

  static {
    Internals.open("jdk.internal.misc");
    UNSAFE = Unsafe.getUnsafe();
  }

  private Memory() {}

  /// A new object of a class, no constructor run.
  static Object allocate(Class<?> type) {
    try {
      return UNSAFE.allocateInstance(type);
    } catch (InstantiationException e) {
      throw new EngineFault("no object of " + type.getName(), e);
    }
  }

  /// Whether the initialiser of a class has not been run yet.
  static boolean isUninitialised(Class<?> type) {
    return UNSAFE.shouldBeInitialized(type);
  }

  /// Runs the initialiser of a class, unless it has been run.
  static void initialise(Class<?> type) {
    UNSAFE.ensureClassInitialized(type);
  }

  static long offset(Field field) {
    return UNSAFE.objectFieldOffset(field);
  }

  static long staticOffset(Field field) {
    return UNSAFE.staticFieldOffset(field);
  }

  static Object staticBase(Field field) {
    return UNSAFE.staticFieldBase(field);
  }

  /// Where the element of an array lies.
  static long offset(Class<?> arrayType, int index) {
    return UNSAFE.arrayBaseOffset(arrayType) + (long) index * UNSAFE.arrayIndexScale(arrayType);
  }

  static @Nullable Object reference(@Nullable Object base, long offset) {
    return UNSAFE.getReference(base, offset);
  }

  static void putReference(Object base, long offset, @Nullable Object value) {
    UNSAFE.putReference(base, offset, value);
  }

  /// What the JVM keeps of an object before its variables: its state as a monitor, its identity
  /// hash.
  static long header(Object object) {
    return UNSAFE.getLong(object, 0);
  }

  /// Changes that, unless it has changed already.
  static boolean changeHeader(Object object, long from, long to) {
    return UNSAFE.compareAndSetLong(object, 0, from, to);
  }

  /// The number at an address outside of the heap.
  static long bits(long address) {
    return UNSAFE.getLong(address);
  }

  /// The bits of a primitive variable.
  ///
  /// @param kind the first character of the type's descriptor
  static long bits(Object base, long offset, char kind) {
    return switch (kind) {
      case 'J', 'D' -> UNSAFE.getLong(base, offset);
      case 'I', 'F' -> UNSAFE.getInt(base, offset);
      case 'S', 'C' -> UNSAFE.getShort(base, offset);
      default -> UNSAFE.getByte(base, offset);
    };
  }

  static void putBits(Object base, long offset, char kind, long bits) {
    switch (kind) {
      case 'J', 'D' -> UNSAFE.putLong(base, offset, bits);
      case 'I', 'F' -> UNSAFE.putInt(base, offset, (int) bits);
      case 'S', 'C' -> UNSAFE.putShort(base, offset, (short) bits);
      default -> UNSAFE.putByte(base, offset, (byte) bits);
    }
  }

  /// A handle that takes an array of arguments and gives an object.
  static MethodHandle spread(MethodHandle handle) {
    return handle
        .asFixedArity()
        .asType(handle.type().generic().changeReturnType(Object.class))
        .asSpreader(Object[].class, handle.type().parameterCount());
  }
}
