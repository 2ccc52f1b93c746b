package interleave.course;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// A call that can be left in its middle and gone on with: the JVM's one-shot delimited
/// continuation, which virtual threads are made of.
///
/// It is no public interface of the JDK. The JVMs that run cells are started with `--add-exports
/// java.base/jdk.internal.vm=ALL-UNNAMED`; elsewhere making one says so.
final class Suspension {
  private final Jdk jdk = Jdk.get();
  private final Object continuation;

  Suspension(Runnable body) {
    try {
      continuation = jdk.create().invoke(jdk.scope(), body);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /// Runs it from where it was left, to where it is left next or ends.
  void run() {
    try {
      jdk.run().invoke(continuation);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  boolean isDone() {
    try {
      return (boolean) jdk.isDone().invoke(continuation);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /// Leaves it; it is the innermost that runs in this thread.
  void leave() {
    try {
      Object _ = jdk.yield().invoke(jdk.scope());
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "the JVM cannot leave this place: yield not in a class's initialiser, nor in what native"
              + " code calls",
          e);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(e);
    };
  }

  /// The JDK's class.
  private record Jdk(
      Object scope,
      MethodHandle create,
      MethodHandle run,
      MethodHandle isDone,
      MethodHandle yield) {
    private static volatile @Nullable Jdk found;

    static Jdk get() {
      Jdk known = found;
      if (known == null) {
        known = find();
        found = known;
      }
      return known;
    }

    private static Jdk find() {
      String name = "jdk.internal.vm.Continuation";
      var lookup = MethodHandles.lookup();
      try {
        Class<?> type = Class.forName(name);
        Class<?> scope = Class.forName(name + "Scope");
        return new Jdk(
            scope.getConstructor(String.class).newInstance("Coroutine"),
            lookup.findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class)),
            lookup.findVirtual(type, "run", MethodType.methodType(void.class)),
            lookup.findVirtual(type, "isDone", MethodType.methodType(boolean.class)),
            lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scope)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            "coroutines need the JVM's option --add-exports"
                + " java.base/jdk.internal.vm=ALL-UNNAMED, with which the kernel starts it",
            e);
      }
    }
  }
}
