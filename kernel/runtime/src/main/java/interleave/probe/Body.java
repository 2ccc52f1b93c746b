package interleave.probe;

import org.jspecify.annotations.Nullable;

/// What a thread runs, with its beginning and end recorded.
public final class Body implements Runnable {
  private final Runnable target;

  private Body(Runnable target) {
    this.target = target;
  }

  /// Wraps what is handed to a new thread.
  public static @Nullable Runnable of(@Nullable Runnable target) {
    return target == null || target instanceof Body ? target : new Body(target);
  }

  /// What was handed to [#of], of what it returned.
  public static Runnable target(Runnable body) {
    return body instanceof Body wrapped ? wrapped.target : body;
  }

  /// Before a thread is started.
  public static void starting(Thread thread) {
    Threads.starting(thread);
  }

  /// At the entry of the `run` method of a class of threads.
  public static void began(Thread thread) {
    if (isCurrent(thread)) {
      Threads.began(true);
    }
  }

  /// At its normal end.
  public static void ended(Thread thread) {
    if (isCurrent(thread)) {
      Threads.bodyEnded("");
    }
  }

  /// When it throws: throws on, unless the thread ends because its cell is stopped.
  public static void failed(Throwable thrown, Thread thread) {
    if (!isCurrent(thread)) {
      throw Body.<RuntimeException>sneaky(thrown);
    }
    Threads.bodyEnded(failureOf(thrown));
    if (!(thrown instanceof StopCell) || Lane.current().bodies > 0) {
      throw Body.<RuntimeException>sneaky(thrown);
    }
  }

  @Override
  public void run() {
    Threads.began(!Wait.isJdk(target));
    String failure = "";
    try {
      target.run();
    } catch (StopCell _) {
      failure = failureOf(new StopCell());
    } catch (Throwable e) {
      failure = failureOf(e);
      throw e;
    } finally {
      Threads.bodyEnded(failure);
    }
  }

  @Override
  public String toString() {
    return target.toString();
  }

  /// A learner may call `run` himself: then no thread begins.
  private static boolean isCurrent(Thread thread) {
    return thread.threadId() == Thread.currentThread().threadId();
  }

  private static String failureOf(Throwable thrown) {
    return thrown instanceof StopCell
        ? "interrupted"
        : thrown.getClass().getSimpleName() + message(thrown);
  }

  private static String message(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (Throwable _) {
      message = null; // a learner's own getMessage
    }
    return message == null ? "" : ": " + message.lines().findFirst().orElse("");
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException sneaky(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
