package interleave.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Child JVMs started ahead, so that a process starts in milliseconds.
///
/// A warm child has rehearsed: it has run a job like the real one. One thread refills, one child at
/// a time and a moment after one was taken, so that the taken one's body begins undisturbed.
final class Nursery implements AutoCloseable {

  private static final long REST_MILLIS = 40;

  /// How long the first child is put off: the notebook's first cell, for which the compiler starts
  /// at the same time, has the processors to itself.
  private static final long FIRST_REST_MILLIS = 600;

  /// How long a cell that asks for the processors keeps children from being started ahead.
  private static final long LONGEST_HOLD_MILLIS = 2_000;

  /// How many children may end before they are ready until no more are started ahead.
  private static final int MOST_FAILURES = 3;

  private final List<String> command;
  private final CellLoader loader;
  private final int size;
  private final Deque<ChildJvm> ready = new ArrayDeque<>(); // guarded by this, as all below
  private @Nullable ChildJvm warming;
  private int failures;
  private boolean closed;
  private boolean wanted;
  private long heldUntil = System.nanoTime();

  private Nursery(List<String> command, CellLoader loader, int size) {
    this.command = command;
    this.loader = loader;
    this.size = size;
  }

  /// A nursery that fills itself in the background.
  ///
  /// @param command the line that starts a child
  /// @param size how many children to keep warm; with 0 each child is started when it is needed
  static Nursery open(List<String> command, CellLoader loader, int size) {
    var nursery = new Nursery(command, loader, size);
    if (size > 0) {
      Thread.ofPlatform().daemon().name("interleave-nursery").start(nursery::fill);
    }
    return nursery;
  }

  /// The child that will be ready first; it may still be starting.
  synchronized ChildJvm take() {
    ChildJvm jvm = ready.poll();
    while (jvm != null && !jvm.process().isAlive()) {
      jvm = ready.poll();
    }
    if (jvm == null && warming != null) {
      jvm = warming;
      warming = null;
    }
    wanted = true;
    release();
    return jvm == null ? ChildJvm.spawn(command) : jvm;
  }

  /// Starts none ahead until [#release], or until one is taken: the running cell has the processors
  /// to itself.
  synchronized void hold() {
    heldUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_HOLD_MILLIS);
  }

  /// The opposite of [#hold].
  synchronized void release() {
    heldUntil = System.nanoTime();
    notifyAll();
  }

  /// Ends the warm children.
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    ready.forEach(ChildJvm::dismiss);
    ready.clear();
    if (warming != null) {
      warming.dismiss();
    }
  }

  private void fill() {
    try {
      awaitFirstCell();
      Job rehearsal = Rehearsal.job();
      while (awaitRoom()) {
        ChildJvm jvm = start(rehearsal);
        admit(jvm, jvm.ready().join());
      }
    } catch (InterruptedException e) {
      close();
    }
  }

  /// Waits a while, or until somebody needs a child.
  private synchronized void awaitFirstCell() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_REST_MILLIS);
    for (long left = FIRST_REST_MILLIS; left > 0 && !wanted && !closed; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  private synchronized boolean awaitRoom() throws InterruptedException {
    while (!closed && ready.size() >= size) {
      wait();
      long rested = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);
      for (long left = REST_MILLIS; left > 0 && !closed; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(rested - System.nanoTime());
      }
    }
    awaitRelease();
    return !closed;
  }

  private synchronized void awaitRelease() throws InterruptedException {
    for (long left = heldUntil - System.nanoTime(); left > 0 && !closed; ) {
      wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
      left = heldUntil - System.nanoTime();
    }
  }

  /// Starts a child. It has its rehearsal before anybody can take it: a job comes after that.
  private ChildJvm start(Job rehearsal) {
    ChildJvm jvm = ChildJvm.spawn(command);
    jvm.send(loader, rehearsal);
    synchronized (this) {
      warming = jvm;
    }
    return jvm;
  }

  private synchronized void admit(ChildJvm jvm, boolean isReady) {
    boolean taken = warming != jvm;
    warming = null;
    if (closed) {
      jvm.dismiss();
    } else if (!taken && isReady) {
      jvm.feed(loader);
      ready.add(jvm);
    } else if (!taken) {
      closed = ++failures == MOST_FAILURES;
    }
    notifyAll();
  }
}
