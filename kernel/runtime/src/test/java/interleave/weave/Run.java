package interleave.weave;

import interleave.probe.CellContext;
import interleave.probe.Probe;
import interleave.probe.Recorder;
import interleave.trace.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One run of a woven cell's method in a thread of its own, as the cell JVM does it: it can be
/// stopped, and its events are kept.
///
/// Woven code reports to this object by what it does to [#at]: see [#reaches].
final class Run implements AutoCloseable {
  private static final AtomicInteger CELLS = new AtomicInteger(100);

  /// A minute: far longer than anything takes that works.
  private static final long PATIENCE = 60_000;

  private final int cell = CELLS.incrementAndGet();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
  private final Thread main;

  private Run(Woven woven, String method) {
    Recorder.connect(
        (number, event) -> {
          if (number == cell) {
            events.add(event);
          }
        });
    main =
        new Thread(
            () -> {
              CellContext.enter(cell);
              try {
                Object _ = woven.call(method);
              } catch (Throwable e) {
                thrown.set(e);
              }
            },
            "main");
    main.start();
  }

  /// Starts the method.
  static Run of(Woven woven, String method) {
    return new Run(woven, method);
  }

  /// Waits until the method's thread has ended.
  Run end() throws InterruptedException {
    main.join(PATIENCE);
    if (main.isAlive()) {
      throw new AssertionError("still running: " + List.of(main.getStackTrace()));
    }
    return this;
  }

  /// What the method threw.
  @Nullable Throwable thrown() {
    return thrown.get();
  }

  List<Event> events() {
    return events;
  }

  /// How many events were counted only.
  long dropped() {
    return Recorder.dropped(cell);
  }

  Thread main() {
    return main;
  }

  /// Stops the cell as the cell JVM does, until all of its threads have ended.
  void stop() throws InterruptedException {
    Probe.stop(cell);
    long deadline = System.nanoTime() + PATIENCE * 1_000_000;
    CountDownLatch never = new CountDownLatch(1);
    while (main.isAlive() || !Probe.threadsOf(cell).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("cannot be stopped: " + Probe.threadsOf(cell));
      }
      main.interrupt();
      Probe.threadsOf(cell).forEach(Thread::interrupt);
      boolean _ = never.await(1, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  /// Waits until `thread` is in `state`, as the JVM sees it.
  static void awaitState(Thread thread, Thread.State state) {
    long deadline = System.nanoTime() + PATIENCE * 1_000_000;
    while (thread.getState() != state) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(thread + " is " + thread.getState());
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    Probe.clear(cell);
    Recorder.disconnect();
  }
}
