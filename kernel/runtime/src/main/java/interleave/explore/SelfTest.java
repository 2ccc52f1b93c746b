package interleave.explore;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Shows that a mechanism does in this JVM what the engine relies on.
///
/// Two coroutines take turns. Each is the current thread in its own code and has its own thread
/// locals; each pauses in a monitor that it goes on to leave, the first one below a reflective call
/// too. The second is discarded in its middle: if it has a thread, its code is unwound. All the
/// time the driver stays who it is.
final class SelfTest {
  private final ThreadLocal<String> local = new ThreadLocal<>();
  private final StringBuilder seen = new StringBuilder();
  private final Coroutines coroutines;
  private final Thread driver = Thread.currentThread();

  private SelfTest(Coroutines coroutines) {
    this.coroutines = coroutines;
  }

  /// Whether the mechanism works here.
  static boolean passes(Mechanism mechanism) {
    try {
      return new SelfTest(mechanism.forCurrentThread()).passes();
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }

  private boolean passes() {
    Thread first = new Thread(null, null, "first", 0, false);
    Thread second = new Thread(null, null, "second", 0, false);
    Object one = coroutines.create(() -> takeTurns(first, this::pauseBelowReflection));
    Object other = coroutines.create(() -> takeTurns(second, coroutines::pause));
    turn(one, first);
    turn(other, second);
    turn(one, first);
    coroutines.discard(other, second);
    String unwound = coroutines.haveThreads() ? "second left " : "";
    return seen.toString().equals("first begins second begins first goes on first left " + unwound);
  }

  private void turn(Object coroutine, Thread thread) {
    coroutines.resume(coroutine, thread);
    require(coroutines.isInside(driver) && local.get() == null);
  }

  private void takeTurns(Thread self, Runnable pause) {
    String name = self.getName();
    try {
      synchronized (self) {
        require(coroutines.isInside(self) && local.get() == null);
        local.set(name);
        seen.append(name).append(" begins ");
        pause.run();
        require(coroutines.isInside(self) && name.equals(local.get()));
        seen.append(name).append(" goes on ");
      }
    } finally {
      seen.append(name).append(" left ");
    }
  }

  private void pauseBelowReflection() {
    try {
      Method pause = Coroutines.class.getDeclaredMethod("pause");
      @Nullable Object _ = pause.invoke(coroutines);
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("no reflection", e);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("the mechanism does not work in this JVM");
    }
  }
}
