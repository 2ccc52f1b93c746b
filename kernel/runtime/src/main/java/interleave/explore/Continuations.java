package interleave.explore;

import java.util.function.IntSupplier;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// One-shot delimited continuations of the JVM, those that virtual threads are made of. One that is
/// dropped before its end is garbage: nothing has to be unwound.
final class Continuations implements Coroutines {
  private static final ContinuationScope EXPLORED;

  static {
    Internals.open("jdk.internal.vm");
    EXPLORED = new ContinuationScope("explored");
  }

  private final Thread driver;

  Continuations(Thread driver) {
    this.driver = driver;
  }

  @Override
  public Mechanism mechanism() {
    return Mechanism.CONTINUATIONS;
  }

  @Override
  public Object create(Runnable body) {
    return new Continuation(EXPLORED, body);
  }

  @Override
  public void resume(Object coroutine, Thread thread) {
    Internals.pretend(driver, thread);
    try {
      ((Continuation) coroutine).run();
    } finally {
      Internals.pretend(driver, driver);
    }
  }

  @Override
  public void pause() {
    boolean _ = Continuation.yield(EXPLORED);
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
