package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.function.IntSupplier;

/// One-shot delimited continuations of the JVM, those that virtual threads are made of. One that is
/// dropped before its end is garbage: nothing has to be unwound.
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

  Continuations(Thread driver) {
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
  public Mechanism mechanism() {
    return Mechanism.CONTINUATIONS;
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
  public boolean haveThreads() {
    return false;
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
  public void discard(Object coroutine, Thread thread) {}
}
