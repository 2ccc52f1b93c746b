package interleave.explore;

import java.util.function.IntSupplier;

/// A mechanism by which code can be left in its middle and gone on with later, all in one thread's
/// turn.
///
/// A coroutine is an opaque object. [#resume] is called by the thread that drives the run, [#pause]
/// inside a coroutine. In its code `Thread.currentThread()` is the simulated thread, so that the
/// JDK finds the thread's own locals, class loader and name.
sealed interface Coroutines permits Continuations, ThreadCoroutines {

  /// Which mechanism it is.
  Mechanism mechanism();

  /// A coroutine that has not run yet.
  Object create(Runnable body);

  /// Lets a coroutine run as `thread` until it pauses or ends.
  void resume(Object coroutine, Thread thread);

  /// Leaves the current coroutine.
  ///
  /// @throws IllegalStateException if it cannot be left here, such as below native code
  /// @throws Unwinding when the coroutine is discarded
  void pause();

  /// Whether each coroutine has a thread of the JVM to itself. Then code inside of it cannot do the
  /// driving thread's part, and one that will not go on has to be discarded.
  boolean haveThreads();

  /// Where coroutines have no threads, has code run as the driving thread that the coroutine of
  /// `thread` needs done: the driver's waits and locks work in it.
  int outside(Thread thread, IntSupplier code);

  /// Has a coroutine that will not go on give back its thread, if it has one: its code is left by
  /// [Unwinding].
  void discard(Object coroutine, Thread thread);

  /// Whether the calling code is that of the coroutine of `thread`.
  @SuppressWarnings("ReferenceEquality") // it is the identity that counts
  default boolean isInside(Thread thread) {
    return Thread.currentThread() == thread;
  }

  /// The quickest mechanism that works in this JVM, or the one that is asked for, for the current
  /// thread.
  static Coroutines forCurrentThread() {
    return Mechanism.chosen().forCurrentThread();
  }
}
