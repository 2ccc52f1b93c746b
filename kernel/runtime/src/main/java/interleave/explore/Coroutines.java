package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.function.IntSupplier;

/// A mechanism by which code can be left in its middle and gone on with later, all in one thread's
/// turn.
///
/// A coroutine is an opaque object. [#resume] is called by the thread that drives the run, [#pause]
/// inside a coroutine.
sealed interface Coroutines permits Coroutines.Continuations, VirtualThreads {

  /// A coroutine that has not run yet.
  Object create(Runnable body);

  /// Lets a coroutine run as `thread` until it pauses or ends.
  void resume(Object coroutine, Thread thread);

  /// Leaves the current coroutine.
  void pause();

  /// Has code run as the driving thread that the coroutine of `thread` needs done: the driver's
  /// waits and locks work in it.
  int outside(Thread thread, IntSupplier code);

  /// Whether the calling code is that of the coroutine of `thread`.
  boolean isInside(Thread thread);

  /// The quickest mechanism that works in this JVM, for the current thread.
  static Coroutines forCurrentThread() {
    return SelfTest.PASSED ? new Continuations(Thread.currentThread()) : new VirtualThreads();
  }

  /// Whether continuations can be used directly, tried once.
  final class SelfTest {
    private static final boolean PASSED = passes();

    private SelfTest() {}

    private static boolean passes() {
      try {
        return goesOnAfterAPause(new Continuations(Thread.currentThread()));
      } catch (RuntimeException | LinkageError e) {
        return false;
      }
    }

    /// Whether a coroutine pauses, also inside of a monitor, passes for another thread, and goes
    /// on.
    static boolean goesOnAfterAPause(Coroutines coroutines) {
      StringBuilder seen = new StringBuilder();
      Thread other = new Thread(null, null, "other", 0, false);
      Object coroutine =
          coroutines.create(
              () -> {
                synchronized (other) {
                  seen.append(1);
                  coroutines.pause();
                  seen.append(3);
                }
              });
      coroutines.resume(coroutine, other);
      seen.append(2);
      coroutines.resume(coroutine, other);
      return seen.toString().equals("123");
    }
  }

  /// One-shot delimited continuations of the JVM, those that virtual threads are made of. One that
  /// is dropped before its end is garbage: nothing has to be unwound.
  final class Continuations implements Coroutines {
    private static final Class<?> TYPE = Internals.type("jdk.internal.vm.Continuation");
    private static final Class<?> SCOPE = Internals.type("jdk.internal.vm.ContinuationScope");
    private static final Object EXPLORED = scope();
    private static final MethodHandle CREATE =
        Internals.constructor(TYPE, SCOPE, Runnable.class)
            .bindTo(EXPLORED)
            .asType(MethodType.methodType(Object.class, Runnable.class));
    private static final MethodHandle RUN =
        Internals.virtual(TYPE, "run", void.class)
            .asType(MethodType.methodType(void.class, Object.class));
    private static final MethodHandle YIELD =
        Internals.fixed(TYPE, "yield", boolean.class, SCOPE).bindTo(EXPLORED);

    private final Thread driver;

    private Continuations(Thread driver) {
      this.driver = driver;
    }

    private static Object scope() {
      try {
        return Internals.constructor(SCOPE, String.class).invoke("explored");
      } catch (Throwable e) {
        throw EngineFault.of(e);
      }
    }

    @Override
    public Object create(Runnable body) {
      try {
        return (Object) CREATE.invokeExact(body);
      } catch (Throwable e) {
        throw EngineFault.of(e);
      }
    }

    @Override
    public void resume(Object coroutine, Thread thread) {
      Internals.pretend(driver, thread);
      try {
        RUN.invokeExact(coroutine);
      } catch (Throwable e) {
        throw EngineFault.of(e);
      } finally {
        Internals.pretend(driver, driver);
      }
    }

    @Override
    public void pause() {
      try {
        boolean _ = (boolean) YIELD.invokeExact();
      } catch (Throwable e) {
        throw EngineFault.of(e);
      }
    }

    @Override
    public int outside(Thread thread, IntSupplier code) {
      Internals.pretend(driver, driver);
      try {
        return Internals.alone(code);
      } finally {
        Internals.pretend(driver, thread);
      }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // it is the identity that counts
    public boolean isInside(Thread thread) {
      return Thread.currentThread() == thread;
    }
  }
}
