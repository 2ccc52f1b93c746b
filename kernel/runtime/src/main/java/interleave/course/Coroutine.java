package interleave.course;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Code that can stop in its middle and go on later from there: it runs when it is resumed, until
/// it yields or ends, in the thread of whoever resumes it. No other thread is made, and nothing
/// runs at the same time as anything else: the programmer is the scheduler.
///
/// ```java
/// var squares = new Coroutine<Integer>(() -> {
///   for (int i = 1; ; i++) Coroutine.yield(i * i);
/// });
/// squares.resume();   // true: it yielded
/// squares.value();    // 1
/// ```
///
/// What a Python generator does, it does: `resume` is `next`, [#send], [#raise] is `throw`, and
/// [#close]. Other than there, any method that the body calls may yield as well. One that is
/// dropped before its end is garbage, and its `finally` blocks do not run: [#close] it.
///
/// @param <T> the type of what it yields and of what it is sent
public final class Coroutine<T> implements Iterable<T>, AutoCloseable {

  /// What a coroutine runs.
  @FunctionalInterface
  public interface Body {
    void run() throws Exception;
  }

  /// Where a coroutine stands.
  public enum State {
    /// Not yet begun.
    CREATED,
    /// Running, or waiting for a coroutine that it resumed.
    RUNNING,
    /// Stopped at a yield.
    SUSPENDED,
    /// At its end.
    CLOSED
  }

  private static final ThreadLocal<@Nullable Coroutine<?>> CURRENT = new ThreadLocal<>();

  private final AtomicReference<State> state = new AtomicReference<>(State.CREATED);
  private final Suspension suspension;

  // What goes in and out at a yield; touched by the one that runs or resumes it.
  private @Nullable T value;
  private @Nullable Object sent;
  private @Nullable Throwable raised;
  private @Nullable Throwable failure;

  /// A coroutine that has not begun.
  public Coroutine(Body body) {
    this.suspension = new Suspension(() -> runBody(body));
  }

  private void runBody(Body body) {
    try {
      Throwable early = raised;
      if (early != null) {
        raised = null;
        throw early;
      }
      body.run();
    } catch (Throwable e) {
      failure = e;
    }
  }

  /// Lets it run to its next yield or its end.
  ///
  /// @return whether it yielded; [#value] says what
  /// @throws IllegalStateException if it is running already
  public boolean resume() {
    return step(null, null);
  }

  /// As [#resume], and the yield at which it stands returns `value`.
  ///
  /// @throws IllegalStateException also if it has not begun: no yield waits for a value yet
  public boolean send(T value) {
    if (state() == State.CREATED) {
      throw new IllegalStateException(
          "a coroutine that has not begun waits for no value: resume() it to its first yield");
    }
    return step(value, null);
  }

  /// As [#resume], and the yield at which it stands throws `problem`.
  public boolean raise(Throwable problem) {
    return step(null, problem);
  }

  private boolean step(@Nullable Object in, @Nullable Throwable problem) {
    State before = enter();
    if (before == State.CLOSED) {
      if (problem != null) {
        throw sneaky(problem);
      }
      return false;
    }
    sent = in;
    raised = problem;
    Coroutine<?> outer = CURRENT.get();
    CURRENT.set(this);
    try {
      suspension.run();
    } finally {
      CURRENT.set(outer);
      state.set(suspension.isDone() ? State.CLOSED : State.SUSPENDED);
    }
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw sneaky(thrown);
    }
    return !suspension.isDone();
  }

  private State enter() {
    State before = state.get();
    if (before == State.RUNNING
        || (before != State.CLOSED && !state.compareAndSet(before, State.RUNNING))) {
      throw new IllegalStateException("this coroutine is running already");
    }
    return before;
  }

  /// What it yielded last.
  ///
  /// @throws NoSuchElementException if it has yielded nothing yet, or has ended
  public T value() {
    T last = value;
    if (state() != State.SUSPENDED || last == null) {
      throw new NoSuchElementException(
          switch (state()) {
            case CREATED -> "nothing has been yielded: resume() it first";
            case RUNNING -> "it is running";
            case SUSPENDED -> "it yielded without a value";
            case CLOSED -> "it has ended";
          });
    }
    return last;
  }

  /// Where it stands.
  public State state() {
    return state.get();
  }

  /// Whether it has ended.
  public boolean isDone() {
    return state() == State.CLOSED;
  }

  /// Ends it where it stands: its `finally` blocks run. Does nothing if it has ended; one that has
  /// not begun never begins.
  ///
  /// @throws IllegalStateException if it is running, or if it yields instead of ending
  @Override
  public void close() {
    if (state.compareAndSet(State.CREATED, State.CLOSED) || isDone()) {
      return;
    }
    Closing closing = new Closing();
    try {
      if (step(null, closing)) {
        throw new IllegalStateException("the coroutine yielded while it was being closed");
      }
    } catch (Closing e) {
      if (e != closing) {
        throw e;
      }
    }
  }

  /// Each value that it yields, resuming it as they are asked for.
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private boolean ahead;

      @Override
      public boolean hasNext() {
        ahead = ahead || resume();
        return ahead;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException("it has ended");
        }
        ahead = false;
        return value();
      }
    };
  }

  /// Stops the running coroutine; whoever resumed it goes on.
  ///
  /// @param value what [#value] gives then
  /// @return what it is sent when it goes on, null when it is merely resumed
  /// @throws IllegalStateException outside a coroutine, and where the JVM cannot leave the code: in
  ///   a class's initialiser or below native code
  @SuppressWarnings("NamedLikeContextualKeyword") // qualified, as Thread.yield is
  public static <V> @Nullable V yield(V value) {
    return current().suspend(value);
  }

  /// Stops the running coroutine without a value.
  @SuppressWarnings("NamedLikeContextualKeyword")
  public static void yield() {
    Object _ = current().suspend(null);
  }

  private static Coroutine<?> current() {
    Coroutine<?> current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException(
          "yield works inside a coroutine: new Coroutine<Integer>(() -> Coroutine.yield(1))");
    }
    return current;
  }

  @SuppressWarnings("unchecked") // what it is sent is of the type that it yields, as its type says
  private <V> @Nullable V suspend(@Nullable V out) {
    value = (T) out;
    suspension.leave();
    Throwable problem = raised;
    if (problem != null) {
      raised = null;
      throw sneaky(problem);
    }
    return (V) sent;
  }

  /// Throws the throwable itself, checked or not: a coroutine's exception is its caller's.
  private static RuntimeException sneaky(Throwable thrown) {
    Coroutine.<RuntimeException>throwAs(thrown);
    throw new AssertionError(thrown);
  }

  @SuppressWarnings("unchecked") // the compiler's view alone
  private static <X extends Throwable> void throwAs(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /// Ends a coroutine from inside; no `catch (Exception e)` holds it up.
  private static final class Closing extends Error {
    private static final long serialVersionUID = 1;

    Closing() {
      super("the coroutine is being closed", null, false, false);
    }
  }

  @Override
  public String toString() {
    return "Coroutine[" + state() + "]";
  }
}
