package interleave.explore;

import interleave.probe.Body;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayReader;
import java.io.CharArrayWriter;
import java.io.Closeable;
import java.io.File;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.Flushable;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What explored code shares with the notebook instead of having a copy.
final class Leaves {
  private static final Set<String> PACKAGES =
      Set.of("java.time", "java.math", "java.net", "java.lang.invoke", "java.util.regex");

  private Leaves() {}

  /// Whether an object cannot change, or is the JVM's.
  @SuppressWarnings("ReferenceEquality") // it is the identity that counts
  static boolean isShared(Object object, ClassLoader notebook) {
    Class<?> type = object.getClass();
    if (type.getClassLoader() == notebook || type.isHidden() || object instanceof Thread) {
      return false;
    }
    return switch (object) {
      case String _, Number _ when isJavaLang(type) -> true;
      case Boolean _, Character _, Class<?> _, Enum<?> _, ThreadGroup _ -> true;
      case ClassLoader _, Module _, Reference<?> _, AccessibleObject _ -> true;
      case Closeable _ when !isUtil(type) -> !isInMemory(object);
      case Flushable _, File _, Path _ -> true;
      default -> isForeign(type);
    };
  }

  private static boolean isJavaLang(Class<?> type) {
    return type.getPackageName().equals("java.lang");
  }

  private static boolean isUtil(Class<?> type) {
    return type.getPackageName().startsWith("java.util");
  }

  /// Whether a stream goes to or comes from memory alone, by others or not.
  private static boolean isInMemory(Object stream) {
    return switch (stream) {
      case StringWriter _, CharArrayWriter _, ByteArrayOutputStream _ -> true;
      case StringReader _, CharArrayReader _, ByteArrayInputStream _ -> true;
      case PrintWriter _, BufferedWriter _, FilterOutputStream _ -> isInMemory(stream, "out");
      case BufferedReader _, FilterInputStream _ -> isInMemory(stream, "in");
      default -> false;
    };
  }

  private static boolean isInMemory(Object stream, String behind) {
    Field field = Library.field(stream.getClass(), behind);
    Object inner = field == null ? null : Slot.of(stream, field).reference();
    return inner != null && isInMemory(inner);
  }

  private static boolean isForeign(Class<?> type) {
    String home = type.getPackageName();
    return PACKAGES.contains(home)
        || (home.startsWith("interleave.")
            && !ShadowNames.isShadowed(type.getName().replace('.', '/')))
        || home.startsWith("sun.")
        || home.startsWith("jdk.");
  }

  /// Makes a bare `Thread` object one that has not been started, with the name and the task of
  /// another.
  static void fillThread(Thread source, Thread target, UnaryOperator<@Nullable Object> copy) {
    Runnable task = (Runnable) task(source);
    Runnable body = task == null ? null : (Runnable) copy.apply(Body.target(task));
    Thread fresh = new Thread(null, body, source.getName());
    fresh.setDaemon(source.isDaemon());
    for (var field : Thread.class.getDeclaredFields()) {
      if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
        Slot from = Slot.of(fresh, field);
        if (from.isReference()) {
          Memory.putReference(target, from.offset(), from.reference());
        } else {
          Memory.putBits(target, from.offset(), from.kind(), from.bits());
        }
      }
    }
  }

  /// What a platform thread was given to run.
  static @Nullable Object task(Thread thread) {
    Object fields = Memory.reference(thread, ThreadLayout.HOLDER);
    return fields == null ? null : Memory.reference(fields, ThreadLayout.TASK);
  }

  /// Where a platform thread has its task.
  private static final class ThreadLayout {
    static final long HOLDER;
    static final long TASK;

    static {
      try {
        Field holder = Thread.class.getDeclaredField("holder");
        HOLDER = Memory.offset(holder);
        TASK = Memory.offset(holder.getType().getDeclaredField("task"));
      } catch (NoSuchFieldException e) {
        throw new EngineFault("this JDK's threads are built otherwise", e);
      }
    }
  }
}
