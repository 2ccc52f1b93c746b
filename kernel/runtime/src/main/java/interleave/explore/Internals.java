package interleave.explore;

import interleave.weave.Impersonation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.IntSupplier;

/// The parts of the JDK that no public interface leads to: who counts as the current thread, and
/// memory by offset.
///
/// They are reached through `--add-opens java.base/java.lang`, which the JVMs that run cells are
/// started with; the packages beyond it are opened from here.
final class Internals {
  /// A lookup that may do everything.
  static final Lookup TRUSTED = trusted();

  private static final List<String> LIBRARY =
      List.of(
          "jdk.internal.access",
          "jdk.internal.invoke",
          "jdk.internal.misc",
          "jdk.internal.ref",
          "jdk.internal.util",
          "jdk.internal.vm",
          "jdk.internal.vm.annotation");

  private static final Lookup IMPERSONATION = impersonation();
  private static final MethodHandle PRETEND =
      impersonating(Impersonation.PRETEND, void.class, Thread.class, Thread.class);
  private static final MethodHandle ALONE =
      impersonating(Impersonation.ALONE, int.class, IntSupplier.class);

  private Internals() {}

  private static Lookup trusted() {
    try {
      open("java.lang.invoke");
      Field lookup = Lookup.class.getDeclaredField("IMPL_LOOKUP");
      lookup.setAccessible(true);
      return (Lookup) lookup.get(null);
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("this JDK lacks a lookup that may do everything", e);
    }
  }

  /// Lets code outside of `java.base` use a package of it.
  static void open(String packageName) {
    try {
      Method open = Module.class.getDeclaredMethod("implAddOpensToAllUnnamed", String.class);
      open.setAccessible(true);
      open.invoke(Object.class.getModule(), packageName);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new EngineFault("exploring needs --add-opens java.base/java.lang=ALL-UNNAMED", e);
    }
  }

  /// Opens what the code of `java.util.concurrent` uses.
  static void openLibrary() {
    LIBRARY.forEach(Internals::open);
  }

  static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new EngineFault("this JDK lacks " + name, e);
    }
  }

  static MethodHandle virtual(Class<?> type, String name, Class<?> result, Class<?>... parameters) {
    try {
      return TRUSTED.findVirtual(type, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("this JDK lacks " + type.getName() + "." + name, e);
    }
  }

  static MethodHandle fixed(Class<?> type, String name, Class<?> result, Class<?>... parameters) {
    try {
      return TRUSTED.findStatic(type, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("this JDK lacks " + type.getName() + "." + name, e);
    }
  }

  static MethodHandle constructor(Class<?> type, Class<?>... parameters) {
    try {
      return TRUSTED.findConstructor(type, MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("this JDK lacks a constructor of " + type.getName(), e);
    }
  }

  private static Lookup impersonation() {
    try {
      return TRUSTED.in(Thread.class).defineHiddenClass(Impersonation.classFile(), false);
    } catch (IllegalAccessException e) {
      throw new EngineFault("this JDK does not let java.lang be added to", e);
    }
  }

  private static MethodHandle impersonating(String name, Class<?> result, Class<?>... parameters) {
    return fixed(IMPERSONATION.lookupClass(), name, result, parameters);
  }

  /// Makes `Thread.currentThread()` give `thread` in code that the thread `carrier` executes.
  static void pretend(Thread carrier, Thread thread) {
    try {
      PRETEND.invokeExact(carrier, thread);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// Runs code that asks anew who the current thread is, not as its caller has seen it.
  static int alone(IntSupplier code) {
    try {
      return (int) ALONE.invokeExact(code);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }
}
