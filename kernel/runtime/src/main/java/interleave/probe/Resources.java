package interleave.probe;

import interleave.trace.Resource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Names for the objects that threads meet at: the class, and a number in order of first use; and
/// the notebook's variable that had it then, if one did.
///
/// Numbers are counted for each kind, so that a cell's first `ReentrantLock` is `ReentrantLock#1`.
final class Resources {
  private static final WeakIdentityMap<Resource> KNOWN = new WeakIdentityMap<>();
  private static final java.util.concurrent.ConcurrentHashMap<String, AtomicLong> COUNTS =
      new java.util.concurrent.ConcurrentHashMap<>();

  private static volatile Function<Object, String> variables = _ -> "";

  private Resources() {}

  /// Says how to find the notebook's variable that holds an object.
  static void nameBy(Function<Object, String> names) {
    variables = names;
  }

  /// The resource that stands for an object. A thread's number is its identifier, so that a join
  /// names the lane that it waits for.
  static Resource of(Object object) {
    return object instanceof Thread thread
        ? new Resource("Thread", thread.threadId(), Lane.nameOf(thread))
        : KNOWN.computeIfAbsent(object, Resources::numbered);
  }

  private static Resource numbered(Object object) {
    String kind = kindOf(object);
    long id = COUNTS.computeIfAbsent(kind, _ -> new AtomicLong()).incrementAndGet();
    return new Resource(kind, id, nameOf(object));
  }

  private static String nameOf(Object object) {
    return object instanceof Class<?> type
        ? type.getSimpleName() + ".class"
        : variables.apply(object);
  }

  private static String kindOf(Object object) {
    Class<?> type = object.getClass();
    return switch (object) {
      case Process _ -> "Process";
      case java.util.concurrent.locks.Condition _ -> "Condition";
      case java.util.concurrent.CompletableFuture<?> _ -> "CompletableFuture";
      default -> named(type);
    };
  }

  /// The simple name of a class; of an anonymous class or a lambda, that of what it implements.
  private static String named(Class<?> type) {
    Class<?> shown = type;
    while (shown.isAnonymousClass() || shown.isHidden()) {
      Class<?>[] interfaces = shown.getInterfaces();
      Class<?> parent = shown.getSuperclass();
      shown = interfaces.length > 0 ? interfaces[0] : parent == null ? Object.class : parent;
    }
    return shown.getSimpleName();
  }
}
