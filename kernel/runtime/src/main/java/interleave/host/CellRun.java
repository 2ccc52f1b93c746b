package interleave.host;

import interleave.explore.Rehearsal;
import interleave.probe.CellContext;
import interleave.probe.Probe;
import interleave.probe.Recorder;
import interleave.probe.StopCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cell that the cell JVM runs: its beginning, its end, and its being stopped in between.
///
/// [#begin], [#failed] and [#end] are called by the main thread, [#interrupt] by the wire's.
final class CellRun {
  /// How long an interrupt waits for the cell's threads before it gives up.
  private static final Duration PATIENCE = Duration.ofMillis(800);

  /// How long it waits before it interrupts again.
  private static final Duration RETRY = Duration.ofMillis(5);

  private final Outbox outbox;
  private final CellLoader loader;
  private final Family family;
  private final Saver saver;
  private final Sampler sampler = Sampler.start();
  private final Thread main = Thread.currentThread();
  private final Object change = new Object();
  private int cell;
  private boolean stopping;
  private @Nullable Throwable failure;

  /// Whether the cell mentions exploring.
  private boolean exploring;

  CellRun(Outbox outbox, CellLoader loader, Family family) {
    this.outbox = outbox;
    this.loader = loader;
    this.family = family;
    this.saver = Saver.start(loader, outbox);
  }

  @Nullable Object begin(int number) {
    synchronized (change) {
      cell = number;
      stopping = false;
    }
    Rehearsal.rest();
    saver.settle();
    failure = null;
    exploring = false;
    Result.clear();
    CellContext.enter(number);
    sampler.begin();
    return null;
  }

  /// The cell is going to explore: what that needs is made ready while the cell is compiled.
  void explores() {
    exploring = true;
    family.nursery().hold();
    Rehearsal.begin();
  }

  /// Classes of the cell have come.
  void loaded(List<String> names) {
    if (exploring) {
      Rehearsal.weave(loader, names);
    }
  }

  /// Keeps what the current snippet threw.
  void failed(Throwable thrown) {
    failure = thrown;
  }

  /// Ends the cell.
  ///
  /// @param background whether to leave its children running rather than wait for them
  CellEnd end(boolean background) {
    Map<String, String> value = failure == null && Result.isPresent() ? shown() : Map.of();
    List<Long> children = background ? List.of() : awaitChildren();
    boolean stopped;
    synchronized (change) {
      stopped = stopping || failure instanceof StopCell;
    }
    List<String> stuck = stopped ? awaitThreads() : List.of();
    family.nursery().release();
    sampler.end();
    Recorder.sample();
    int ended = cell;
    synchronized (change) {
      Probe.clear(cell);
      cell = 0;
      stopping = false;
    }
    CellContext.enter(0);
    boolean _ = Thread.interrupted();
    Throwable thrown = failure;
    Failure report = thrown == null || thrown instanceof StopCell ? null : Failure.of(thrown);
    saver.save();
    tellDropped(ended);
    if (CellContext.atWork().isEmpty()) {
      Rehearsal.goOn();
    }
    return new CellEnd(value, report, stopped, stuck, outbox.mark(), children);
  }

  private void tellDropped(int ended) {
    long dropped = Recorder.dropped(ended);
    if (dropped > 0) {
      outbox.post(new Frame.Dropped(ended, dropped));
    }
  }

  private Map<String, String> shown() {
    try {
      return Shown.of(Result.take()).data();
    } catch (Throwable e) {
      failure = e;
      return Map.of();
    }
  }

  private List<Long> awaitChildren() {
    List<Long> pids = family.pidsOf(cell);
    try {
      family.awaitChildrenOf(cell);
    } catch (InterruptedException | StopCell e) {
      family.kill(cell);
    }
    return pids;
  }

  /// Stops a cell if it is the running one.
  ///
  /// @param number the cell, or 0 to stop what earlier ones left running: that is asked for between
  ///   cells, and the next may have begun before it is heard
  void interrupt(int number) {
    Set<Integer> cells;
    synchronized (change) {
      if (number == 0) {
        cells = CellContext.atWork();
        cells.remove(cell);
        family.killAllBut(cell);
      } else if (number == cell) {
        cells = Set.of(number);
        stopping = true;
        family.kill(number);
      } else {
        return;
      }
      cells.forEach(Probe::stop);
    }
    Thread.ofPlatform()
        .daemon()
        .name("interleave-interrupt")
        .start(number == 0 ? () -> interruptEarlier(cells) : () -> interruptUntilDone(number));
  }

  /// Interrupts again and again, because a thread may swallow one interrupt and wait anew.
  private void interruptUntilDone(int number) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (change) {
      while (cell == number && System.nanoTime() < deadline) {
        Probe.threadsOf(number).forEach(Thread::interrupt);
        main.interrupt();
        try {
          change.wait(RETRY.toMillis());
        } catch (InterruptedException e) {
          break;
        }
      }
    }
  }

  private void interruptEarlier(Set<Integer> cells) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int earlier : cells) {
      List<Thread> threads = Probe.threadsOf(earlier);
      while (!threads.isEmpty() && System.nanoTime() < deadline) {
        threads.forEach(Thread::interrupt);
        boolean _ = endsBy(threads.getFirst(), System.nanoTime() + RETRY.toNanos());
        threads = Probe.threadsOf(earlier);
      }
      Probe.clear(earlier);
    }
  }

  private List<String> awaitThreads() {
    boolean _ = Thread.interrupted();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> stuck = new ArrayList<>();
    for (Thread thread : Probe.threadsOf(cell)) {
      if (!endsBy(thread, deadline)) {
        stuck.add(thread.getName());
      }
    }
    return List.copyOf(stuck);
  }

  private static boolean endsBy(Thread thread, long deadline) {
    while (thread.isAlive() && deadline > System.nanoTime()) {
      try {
        return thread.join(Duration.ofNanos(deadline - System.nanoTime()));
      } catch (InterruptedException e) {
        // The interrupter is still at it; joining again goes on from a cleared flag.
      }
    }
    return !thread.isAlive();
  }

  Object restore(byte[] bytes) {
    return Snapshot.restore(loader, bytes);
  }
}
