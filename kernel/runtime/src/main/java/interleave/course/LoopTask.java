package interleave.course;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// A task of an [EventLoop].
///
/// @param <R> the type of its result
public final class LoopTask<R> {
  private final EventLoop loop;
  private final String name;
  private final Coroutine<Object> coroutine;
  private final List<LoopTask<?>> waiters = new ArrayList<>();
  private String waitsFor = "";
  private boolean toCancel;
  private boolean done;
  private boolean seen;
  private @Nullable R result;
  private @Nullable Throwable failure;

  LoopTask(EventLoop loop, String name, Callable<R> body) {
    this.loop = loop;
    this.name = name;
    this.coroutine = new Coroutine<>(() -> result = body.call());
  }

  /// Waits until it is over.
  ///
  /// @return what its body returned
  /// @throws Exception what its body threw; a [CancellationException] if it was cancelled
  public R await() throws Exception {
    if (!done) {
      LoopTask<?> self = loop.self();
      if (self == this) {
        throw new IllegalStateException(name + " cannot await itself");
      }
      waiters.add(self);
      try {
        while (!done) {
          self.park("await " + name);
        }
      } finally {
        waiters.remove(self);
      }
    }
    seen = true;
    return result();
  }

  /// Has it end with a [CancellationException], thrown where it waits; its `finally` blocks run.
  ///
  /// @return false if it was over already
  public boolean cancel() {
    if (done) {
      return false;
    }
    toCancel = true;
    loop.wake(this);
    return true;
  }

  /// Whether it is over, in whatever way.
  public boolean isDone() {
    return done;
  }

  /// Whether it ended because it was cancelled.
  public boolean isCancelled() {
    return done && failure instanceof CancellationException;
  }

  public String name() {
    return name;
  }

  boolean hasFailed() {
    return done && failure != null && !isCancelled();
  }

  boolean isSeen() {
    return seen;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  List<LoopTask<?>> waiters() {
    return waiters;
  }

  /// What it waits for, in words.
  String situation() {
    return name + " (" + (waitsFor.isEmpty() ? "ready" : waitsFor) + ")";
  }

  /// Runs it until it waits or is over.
  void step() {
    try {
      if (toCancel && coroutine.state() == Coroutine.State.CREATED) {
        coroutine.close();
        failure = new CancellationException(name + " was cancelled before it began");
      } else {
        boolean _ = coroutine.resume();
      }
    } catch (Exception e) {
      failure = e;
    }
    done = coroutine.isDone();
  }

  /// Lets the others run until this one is woken.
  void park(String why) {
    waitsFor = why;
    Coroutine.yield();
    waitsFor = "";
    if (toCancel) {
      toCancel = false;
      throw new CancellationException(name + " was cancelled");
    }
  }

  /// What became of it, once it is over.
  @SuppressWarnings({"unchecked", "NullAway"}) // a body may return null, as its type says
  R result() throws Exception {
    if (failure instanceof Exception exception) {
      throw exception;
    }
    return result;
  }

  void abandon() {
    coroutine.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
