package interleave.session;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Sends printed text at a pace that front ends can follow: at once when little is printed, at most
/// fifty times a second for each cell when much is.
final class Streams implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(20);

  private final Set<LiveCell> waiting = new LinkedHashSet<>();
  private final Thread sender;
  private boolean open = true;

  private Streams() {
    this.sender = Thread.ofPlatform().daemon().name("interleave-streams").unstarted(this::run);
  }

  static Streams open() {
    Streams streams = new Streams();
    streams.sender.start();
    return streams;
  }

  /// Says that a cell has text to send.
  synchronized void wake(LiveCell cell) {
    if (waiting.add(cell)) {
      notifyAll();
    }
  }

  private void run() {
    try {
      while (true) {
        long began = System.nanoTime();
        take().forEach(LiveCell::flush);
        rest(began + PACE.toNanos());
      }
    } catch (InterruptedException e) {
      // Closed; what still waits is flushed by whoever ends its cell.
    }
  }

  private synchronized List<LiveCell> take() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    List<LiveCell> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  private synchronized void rest(long until) throws InterruptedException {
    long left = until - System.nanoTime();
    while (open && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = until - System.nanoTime();
    }
  }

  @Override
  public synchronized void close() {
    open = false;
    sender.interrupt();
  }
}
