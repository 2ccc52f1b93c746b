package interleave.explore;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Coroutines that have a thread of the JVM each, which passes for the simulated one while it runs
/// their code.
abstract sealed class ThreadCoroutines implements Coroutines
    permits VirtualThreads, PlatformThreads {
  /// The one that has the turn.
  private @Nullable Strand running;

  /// A coroutine. Who has the turn may touch its fields.
  abstract static class Strand {
    private final Runnable body;

    /// The platform thread that executes it, and its own thread.
    private @Nullable Thread carrier;

    private @Nullable Thread own;

    /// Whom it passes for.
    private @Nullable Thread self;

    private boolean isPaused;
    private boolean isDiscarded;

    Strand(Runnable body) {
      this.body = body;
    }

    /// Gives it the turn until it pauses or ends.
    abstract void run();

    /// Gives the turn back, and returns when it has it again. The current thread is its own.
    ///
    /// @throws IllegalStateException if it cannot be left here
    abstract void leave();

    /// What its own thread executes.
    ///
    /// @param by the platform thread that does
    void live(Thread by) {
      carrier = by;
      own = Thread.currentThread();
      pass(self);
      try {
        int _ = Internals.alone(this::runBody);
      } finally {
        pass(own);
      }
    }

    private int runBody() {
      try {
        body.run();
      } catch (Unwinding over) {
        // Its stack is empty now.
      }
      return 0;
    }

    private void pause() {
      isPaused = true;
      pass(own);
      try {
        int _ = Internals.alone(this::left);
      } finally {
        isPaused = false;
        pass(self);
      }
    }

    private int left() {
      leave();
      return 0;
    }

    private void pass(@Nullable Thread thread) {
      if (carrier == null || thread == null) {
        throw new IllegalStateException("the coroutine has not begun");
      }
      Internals.pretend(carrier, thread);
    }
  }

  @Override
  public abstract Strand create(Runnable body);

  @Override
  public void resume(Object coroutine, Thread thread) {
    Strand strand = (Strand) coroutine;
    running = strand;
    strand.self = thread;
    strand.run();
    running = null;
  }

  @Override
  public void pause() {
    Strand strand = running;
    if (strand == null) {
      throw new IllegalStateException("no coroutine is running");
    }
    if (!strand.isDiscarded) {
      strand.pause();
    }
    if (strand.isDiscarded) {
      throw new Unwinding();
    }
  }

  @Override
  public boolean haveThreads() {
    return true;
  }

  @Override
  public int outside(Thread thread, IntSupplier code) {
    throw new UnsupportedOperationException("the driver waits for the coroutine");
  }

  @Override
  public void discard(Object coroutine, Thread thread) {
    Strand strand = (Strand) coroutine;
    if (strand.isPaused) {
      strand.isDiscarded = true;
      resume(strand, thread);
    }
  }
}
