package interleave.host;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Sends a snapshot of the variables to the kernel after each cell, beside the notebook's work: the
/// next cell waits for it no longer than a snapshot may take.
///
/// A snapshot that a running cell changes while it is taken may mix two moments; the one after that
/// cell replaces it.
final class Saver {
  private static final Snapshot.Limits LIMITS =
      new Snapshot.Limits(16 << 20, Duration.ofMillis(500));

  private final CellLoader loader;
  private final Outbox outbox;
  private boolean due;
  private boolean busy;
  private int lastHash;

  private Saver(CellLoader loader, Outbox outbox) {
    this.loader = loader;
    this.outbox = outbox;
  }

  /// Starts the saving thread.
  static Saver start(CellLoader loader, Outbox outbox) {
    Saver saver = new Saver(loader, outbox);
    Thread.ofPlatform().daemon().name("interleave-saver").start(saver::saveForEver);
    return saver;
  }

  /// Asks for a snapshot.
  synchronized void save() {
    due = true;
    notifyAll();
  }

  /// Waits for the snapshot asked for, as long as it may take.
  synchronized void settle() {
    long deadline = System.nanoTime() + LIMITS.time().toNanos();
    try {
      for (long left = LIMITS.time().toNanos(); (due || busy) && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void saveForEver() {
    try {
      while (true) {
        awaitDue();
        Frame.Saved saved = Snapshot.take(loader, LIMITS);
        int hash = Arrays.hashCode(saved.bytes()) ^ saved.missing().hashCode();
        if (hash != lastHash) {
          lastHash = hash;
          outbox.post(saved);
        }
        done();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but the end of the JVM.
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(Exit.OUT_OF_MEMORY);
    }
  }

  private synchronized void awaitDue() throws InterruptedException {
    while (!due) {
      wait();
    }
    due = false;
    busy = true;
  }

  private synchronized void done() {
    busy = false;
    notifyAll();
  }
}
