package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// Variables of any class by base and offset, beyond what reflection gives: also those of the JDK.
final class Memory {
  private static final Object UNSAFE = unsafe();
  private static final MethodHandle ALLOCATE =
      Internals.bound(UNSAFE, "allocateInstance", Object.class, Class.class);
  private static final MethodHandle OFFSET =
      Internals.bound(UNSAFE, "objectFieldOffset", long.class, Field.class);
  private static final MethodHandle STATIC_OFFSET =
      Internals.bound(UNSAFE, "staticFieldOffset", long.class, Field.class);
  private static final MethodHandle STATIC_BASE =
      Internals.bound(UNSAFE, "staticFieldBase", Object.class, Field.class);
  private static final MethodHandle ARRAY_BASE =
      Internals.bound(UNSAFE, "arrayBaseOffset", long.class, Class.class);
  private static final MethodHandle ARRAY_SCALE =
      Internals.bound(UNSAFE, "arrayIndexScale", int.class, Class.class);
  private static final MethodHandle GET = getter("Reference", Object.class);
  private static final MethodHandle PUT = setter("Reference", Object.class);
  private static final MethodHandle CHANGE_LONG =
      Internals.bound(
          UNSAFE,
          "compareAndSetLong",
          boolean.class,
          Object.class,
          long.class,
          long.class,
          long.class);
  private static final MethodHandle GET_INT = getter("Int", int.class);
  private static final MethodHandle PUT_INT = setter("Int", int.class);
  private static final MethodHandle GET_LONG = getter("Long", long.class);
  private static final MethodHandle PUT_LONG = setter("Long", long.class);
  private static final MethodHandle GET_SHORT = getter("Short", short.class);
  private static final MethodHandle PUT_SHORT = setter("Short", short.class);
  private static final MethodHandle GET_BYTE = getter("Byte", byte.class);
  private static final MethodHandle PUT_BYTE = setter("Byte", byte.class);

  private Memory() {}

  private static Object unsafe() {
    try {
      return Internals.TRUSTED
          .findStatic(Internals.UNSAFE, "getUnsafe", MethodType.methodType(Internals.UNSAFE))
          .invoke();
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  private static MethodHandle getter(String kind, Class<?> type) {
    return Internals.bound(UNSAFE, "get" + kind, type, Object.class, long.class);
  }

  private static MethodHandle setter(String kind, Class<?> type) {
    return Internals.bound(UNSAFE, "put" + kind, void.class, Object.class, long.class, type);
  }

  /// A new object of a class, no constructor run.
  static Object allocate(Class<?> type) {
    try {
      return (Object) ALLOCATE.invokeExact(type);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  static long offset(Field field) {
    try {
      return (long) OFFSET.invokeExact(field);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  static long staticOffset(Field field) {
    try {
      return (long) STATIC_OFFSET.invokeExact(field);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  static Object staticBase(Field field) {
    try {
      return (Object) STATIC_BASE.invokeExact(field);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// Where the element of an array lies.
  static long offset(Class<?> arrayType, int index) {
    try {
      long base = (long) ARRAY_BASE.invokeExact(arrayType);
      return base + (long) index * (int) ARRAY_SCALE.invokeExact(arrayType);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  static @Nullable Object reference(@Nullable Object base, long offset) {
    try {
      return (Object) GET.invokeExact(base, offset);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  static void putReference(Object base, long offset, @Nullable Object value) {
    try {
      PUT.invokeExact(base, offset, value);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// What the JVM keeps of an object before its variables: its state as a monitor, its identity
  /// hash.
  static long header(Object object) {
    try {
      return (long) GET_LONG.invokeExact(object, 0L);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// Changes that, unless it has changed already.
  static boolean changeHeader(Object object, long from, long to) {
    try {
      return (boolean) CHANGE_LONG.invokeExact(object, 0L, from, to);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// The number at an address outside of the heap.
  static long bits(long address) {
    try {
      return (long) GET_LONG.invokeExact((Object) null, address);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// The bits of a primitive variable.
  ///
  /// @param kind the first character of the type's descriptor
  static long bits(Object base, long offset, char kind) {
    try {
      return switch (kind) {
        case 'J', 'D' -> (long) GET_LONG.invokeExact(base, offset);
        case 'I', 'F' -> (int) GET_INT.invokeExact(base, offset);
        case 'S', 'C' -> (short) GET_SHORT.invokeExact(base, offset);
        default -> (byte) GET_BYTE.invokeExact(base, offset);
      };
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  static void putBits(Object base, long offset, char kind, long bits) {
    try {
      switch (kind) {
        case 'J', 'D' -> PUT_LONG.invokeExact(base, offset, bits);
        case 'I', 'F' -> PUT_INT.invokeExact(base, offset, (int) bits);
        case 'S', 'C' -> PUT_SHORT.invokeExact(base, offset, (short) bits);
        default -> PUT_BYTE.invokeExact(base, offset, (byte) bits);
      }
    } catch (Throwable e) {
      throw EngineFault.of(e);
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
