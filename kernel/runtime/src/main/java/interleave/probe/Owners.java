package interleave.probe;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import org.jspecify.annotations.Nullable;

/// Who holds a lock of the JDK.
///
/// The exclusive owner is read from the lock itself, which takes
/// `--add-opens=java.base/java.util.concurrent.locks`; without it nobody is known. Readers the lock
/// does not know one by one: woven code tells, and they count only as long as what it told is all
/// there is.
final class Owners {
  private static final @Nullable Field OWNER =
      field(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");
  private static final Map<Class<?>, @Nullable Field> SYNCS = new ConcurrentHashMap<>();
  private static final WeakIdentityMap<ConcurrentHashMap<Thread, Integer>> READERS =
      new WeakIdentityMap<>();

  private Owners() {}

  private static @Nullable Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      return field.trySetAccessible() ? field : null;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  /// All who must let go of a lock before another thread can take it; empty if that is not known.
  static List<Thread> of(Object lock) {
    Object sync = sync(lock);
    if (sync == null) {
      return List.of();
    }
    if (OWNER != null && read(OWNER, sync) instanceof Thread owner) {
      return List.of(owner);
    }
    return lock instanceof WriteLock ? readers(sync) : List.of();
  }

  private static List<Thread> readers(Object sync) {
    Map<Thread, Integer> known = READERS.get(sync);
    if (known == null) {
      return List.of();
    }
    Map<Thread, Integer> copy = Map.copyOf(known);
    int told = copy.values().stream().mapToInt(Integer::intValue).sum();
    return told == readCount(sync) ? List.copyOf(copy.keySet()) : List.of();
  }

  private static int readCount(Object sync) {
    try {
      Method count = sync.getClass().getSuperclass().getDeclaredMethod("getReadLockCount");
      return count.trySetAccessible() && count.invoke(sync) instanceof Integer all ? all : -1;
    } catch (ReflectiveOperationException e) {
      return -1;
    }
  }

  /// The current thread has taken a read lock, or is about to give it back.
  static void reads(ReadLock lock, int by) {
    Object sync = sync(lock);
    if (sync != null) {
      READERS
          .computeIfAbsent(sync, _ -> new ConcurrentHashMap<>())
          .merge(Thread.currentThread(), by, (a, b) -> a + b <= 0 ? null : a + b);
    }
  }

  private static @Nullable Object sync(Object lock) {
    return switch (lock) {
      case ReentrantLock _ -> sync(ReentrantLock.class, lock);
      case WriteLock _ -> sync(ReentrantReadWriteLock.WriteLock.class, lock);
      case ReadLock _ -> sync(ReentrantReadWriteLock.ReadLock.class, lock);
      default -> null;
    };
  }

  private static @Nullable Object sync(Class<?> type, Object lock) {
    Field field = SYNCS.computeIfAbsent(type, each -> field(each, "sync"));
    return field == null ? null : read(field, lock);
  }

  private static @Nullable Object read(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      return null;
    }
  }
}
