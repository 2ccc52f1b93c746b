package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Coroutines made of the JVM's virtual threads, with a scheduler that does nothing but keep what
/// is to be run: for a JVM whose continuations cannot be used directly.
///
/// The driver carries them. The JVM keeps a list of virtual threads that have not ended, so those
/// that will not go on are unwound.
final class VirtualThreads extends ThreadCoroutines {
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

  private final Thread driver;

  /// @param driver a platform thread
  VirtualThreads(Thread driver) {
    this.driver = driver;
  }

  /// A virtual thread, and what is to be run for it to go on.
  private final class Virtual extends Strand implements Executor {
    private @Nullable Thread thread;
    private @Nullable Runnable task;
    private int turns;

    Virtual(Runnable body) {
      super(body);
    }

    @Override
    public void execute(Runnable next) {
      task = next;
    }

    @Override
    void run() {
      if (thread == null) {
        thread = virtual(this, () -> live(driver));
        thread.start();
      }
      Runnable next = task;
      task = null;
      if (next == null) {
        throw new IllegalStateException("the coroutine has ended or waits elsewhere");
      }
      turns++;
      next.run();
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // it returns to the scheduler above
    void leave() {
      int before = turns;
      Thread.yield();
      if (turns == before) {
        throw new IllegalStateException("the virtual thread is pinned");
      }
    }
  }

  private static Thread virtual(Executor scheduler, Runnable body) {
    try {
      return (Thread) CREATE.invokeExact(scheduler, (String) null, 0, body);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  @Override
  public Mechanism mechanism() {
    return Mechanism.VIRTUAL_THREADS;
  }

  @Override
  public Strand create(Runnable body) {
    return new Virtual(body);
  }
}
