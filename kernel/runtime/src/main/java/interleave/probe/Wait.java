package interleave.probe;

import interleave.trace.Reason;
import org.jspecify.annotations.Nullable;

/// Waits of learners' threads: recorded, and ended by [StopCell] when the cell is stopped and the
/// thread interrupted.
final class Wait {
  private Wait() {}

  /// Something that waits as the JDK does.
  @FunctionalInterface
  interface Blocking<T extends @Nullable Object> {
    T await() throws Exception;
  }

  /// Waits where the JDK throws `InterruptedException`, which and [StopCell] and what the JDK's
  /// call throws are what it throws.
  ///
  /// @param on what for, or `null` for nothing in particular
  static <T extends @Nullable Object> T on(Reason reason, @Nullable Object on, Blocking<T> wait)
      throws InterruptedException {
    Probe.checkWaiting();
    Recorder.blockedOn(reason, on, true);
    try {
      return call(wait);
    } catch (Exception e) {
      Probe.checkWaiting(); // what was waited for may have failed because it was stopped
      throw e;
    } finally {
      Recorder.resumed();
    }
  }

  /// Waits where the JDK cannot be interrupted: an interrupt that is not a stop is remembered and
  /// set again afterwards.
  static <T extends @Nullable Object> T uninterruptibly(
      Reason reason, @Nullable Object on, Blocking<T> wait) {
    Probe.checkWaiting();
    boolean interrupted = false;
    Recorder.blockedOn(reason, on, false);
    try {
      while (true) {
        try {
          return call(wait);
        } catch (InterruptedException _) {
          Probe.checkWaiting();
          interrupted = true;
        }
      }
    } finally {
      Recorder.resumed();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Tries without waiting, whether or not the thread has been interrupted.
  static boolean now(Blocking<Boolean> attempt) {
    boolean interrupted = Thread.interrupted();
    try {
      return call(attempt);
    } catch (InterruptedException _) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Waits without a record.
  static <T extends @Nullable Object> T unrecorded(Blocking<T> wait) throws InterruptedException {
    Probe.checkWaiting();
    try {
      return call(wait);
    } catch (Exception e) {
      Probe.checkWaiting();
      throw e;
    }
  }

  /// Calls `body`; what it throws is thrown on whether or not it is checked, as the replaced call
  /// would do.
  static <T extends @Nullable Object> T call(Blocking<T> body) throws InterruptedException {
    try {
      return body.await();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw Wait.<RuntimeException>sneaky(e);
    }
  }

  /// Throws a checked exception where none is declared.
  @SuppressWarnings("unchecked")
  static <X extends Exception> RuntimeException sneaky(Exception thrown) throws X {
    throw (X) thrown;
  }

  /// Throws as the JDK does when a method that waits is entered by an interrupted thread.
  static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      Probe.checkWaiting();
      throw new InterruptedException();
    }
  }

  /// Whether a class is the JDK's own. What a learner implements himself is called as it stands: it
  /// is woven itself.
  static boolean isJdk(Object object) {
    return object.getClass().getClassLoader() == null;
  }
}
