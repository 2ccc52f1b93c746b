package interleave.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stands for the JDK's `ThreadFlock` in explored code: the threads that a `StructuredTaskScope`
/// has started and waits for. Like [SimulatedPool] it is woven, and never used under this name.
///
/// Only the scope's code calls it, so whoever may not is found there.
public final class SimulatedFlock implements AutoCloseable {
  private final String name;
  private final Thread owner = Thread.currentThread();
  private final @Nullable Object bindings = LibraryHooks.scopedValues();
  private final List<Thread> threads = new ArrayList<>();
  private boolean shutdown;
  private boolean permit;

  private SimulatedFlock(String name) {
    this.name = name;
  }

  public static SimulatedFlock open(String name) {
    return new SimulatedFlock(name);
  }

  public String name() {
    return name;
  }

  public Thread owner() {
    return owner;
  }

  /// Starts a thread that has the scoped values which were bound when this was opened.
  public Thread start(Thread thread) {
    if (shutdown) {
      throw new IllegalStateException("Shutdown");
    }
    threads.add(thread);
    LibraryHooks.startInFlock(thread, bindings, () -> ended(thread));
    return thread;
  }

  private void ended(Thread thread) {
    threads.remove(thread);
    if (threads.isEmpty()) {
      LockSupport.unpark(owner);
    }
  }

  public void shutdown() {
    shutdown = true;
  }

  /// Waits until all have ended, or [#wakeup] is called.
  public boolean awaitAll() throws InterruptedException {
    while (!threads.isEmpty() && !permit) {
      LockSupport.park();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    permit = false;
    return threads.isEmpty();
  }

  public void wakeup() {
    permit = true;
    LockSupport.unpark(owner);
  }

  @Override
  public void close() {
    shutdown = true;
    boolean interrupted = false;
    while (!threads.isEmpty()) {
      LockSupport.park();
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      owner.interrupt();
    }
  }

  /// Those that have not ended, in the order of their start.
  public Stream<Thread> threads() {
    return List.copyOf(threads).stream();
  }
}
