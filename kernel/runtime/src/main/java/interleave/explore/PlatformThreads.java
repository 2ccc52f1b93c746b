package interleave.explore;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Coroutines made of platform threads that hand the turn to one another: for a JVM without
/// continuations. They can be left below native code too.
///
/// The threads are those of a pool, where one waits for a second for its next coroutine.
final class PlatformThreads extends ThreadCoroutines {
  private static final Executor WORKERS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("interleave-coroutine-", 1).factory());

  /// Has a permit when the driver has the turn.
  private final Semaphore driver = new Semaphore(0);

  /// What a worker executes.
  private final class Worked extends Strand {
    private final Semaphore turn = new Semaphore(0);
    private boolean hasBegun;

    Worked(Runnable body) {
      super(body);
    }

    @Override
    void run() {
      if (hasBegun) {
        turn.release();
      } else {
        hasBegun = true;
        WORKERS.execute(this::begin);
      }
      driver.acquireUninterruptibly();
    }

    private void begin() {
      try {
        live(Thread.currentThread());
      } finally {
        driver.release();
      }
    }

    @Override
    void leave() {
      driver.release();
      turn.acquireUninterruptibly();
    }
  }

  @Override
  public Mechanism mechanism() {
    return Mechanism.PLATFORM_THREADS;
  }

  @Override
  public Strand create(Runnable body) {
    return new Worked(body);
  }
}
