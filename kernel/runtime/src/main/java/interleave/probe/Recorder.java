package interleave.probe;

import interleave.trace.Event;
import interleave.trace.Printed;
import interleave.trace.Stamp;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns what threads do into events.
public final class Recorder {
  /// Where events go.
  public interface Sink {
    /// Takes an event of a cell. Called in the order of the events' `seq`.
    void accept(int cell, Event event);
  }

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final long PID = ProcessHandle.current().pid();
  private static volatile @Nullable Sink sink;
  private static long seq;

  private Recorder() {}

  /// Sends all events from now on to `to`.
  public static void connect(Sink to) {
    sink = to;
  }

  /// Records an event of the current thread for a cell.
  public static void record(int cell, Function<Stamp, Event> event) {
    Sink to = sink;
    if (to == null) {
      return;
    }
    long thread = Thread.currentThread().threadId();
    LOCK.lock();
    try {
      to.accept(cell, event.apply(new Stamp(PID, thread, seq++, System.nanoTime())));
    } finally {
      LOCK.unlock();
    }
  }

  /// Records printed text.
  public static void printed(int cell, boolean error, String text) {
    record(cell, stamp -> new Printed(stamp, error, text));
  }
}
