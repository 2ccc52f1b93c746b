package interleave.explore;

import java.lang.invoke.MethodHandle;

/// A mechanism by which code can be left in its middle and gone on with later, all in one thread's
/// turn.
///
/// A coroutine is an opaque object. [#resume] is called by the thread that drives the run, [#pause]
/// inside a coroutine.
sealed interface Coroutines permits Coroutines.Continuations {

  /// A coroutine that has not run yet.
  Object create(Runnable body);

  /// Lets a coroutine run as `thread` until it pauses or ends.
  void resume(Object coroutine, Thread thread);

  /// Leaves the current coroutine.
  void pause();

  /// Has code run as the driving thread that the coroutine of `thread` needs done: the driver's
  /// waits and locks work in it.
  int outside(Thread thread, java.util.function.IntSupplier code);

  /// The mechanism for the current thread.
  static Coroutines forCurrentThread() {
    return new Continuations(Thread.currentThread());
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
            .asType(java.lang.invoke.MethodType.methodType(Object.class, Runnable.class));
    private static final MethodHandle RUN =
        Internals.virtual(TYPE, "run", void.class)
            .asType(java.lang.invoke.MethodType.methodType(void.class, Object.class));
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
    public int outside(Thread thread, java.util.function.IntSupplier code) {
      Internals.pretend(driver, driver);
      try {
        return code.getAsInt();
      } finally {
        Internals.pretend(driver, thread);
      }
    }
  }
}
