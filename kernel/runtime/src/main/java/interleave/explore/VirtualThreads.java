package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Coroutines made of the JVM's virtual threads, with a scheduler that does nothing but keep what
/// is to be run: for a JVM whose continuations cannot be used directly.
///
/// One that is dropped before its end is garbage. `Thread.currentThread()` is the virtual thread,
/// so only woven code sees the simulated one.
final class VirtualThreads implements Coroutines {
  private static final MethodHandle CREATE =
      Internals.constructor(
              Internals.type("java.lang.VirtualThread"),
              Executor.class,
              String.class,
              int.class,
              Runnable.class)
          .asType(
              MethodType.methodType(
                  Thread.class, Executor.class, String.class, int.class, Runnable.class));

  /// A virtual thread and what is to be run for it to go on.
  private static final class Strand implements Executor {
    private @Nullable Thread thread;
    private @Nullable Runnable task;

    @Override
    public void execute(Runnable next) {
      task = next;
    }

    void resume() {
      if (task == null && thread != null) {
        thread.start();
      }
      Runnable next = task;
      task = null;
      if (next == null) {
        throw new IllegalStateException("the coroutine has ended or waits elsewhere");
      }
      next.run();
    }
  }

  @Override
  public Object create(Runnable body) {
    Strand strand = new Strand();
    try {
      strand.thread = (Thread) CREATE.invokeExact((Executor) strand, (String) null, 0, body);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
    return strand;
  }

  @Override
  public void resume(Object coroutine, Thread thread) {
    ((Strand) coroutine).resume();
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // it returns to the scheduler above
  public void pause() {
    Thread.yield();
  }

  @Override
  public int outside(Thread thread, IntSupplier code) {
    return code.getAsInt();
  }

  /// Only its own coroutines are virtual threads whose tasks the driver runs.
  @Override
  public boolean isInside(Thread thread) {
    return Thread.currentThread().isVirtual();
  }
}
