package interleave.course;

import interleave.probe.Child;
import java.util.concurrent.CompletableFuture;

/// Counts this JVM's processes.
final class Tally {

  static final Tally OF_THIS_PROCESS = new Tally();

  private int created; // guarded by this, as all of them
  private int started;
  private int ended;
  private int mostAlive;

  /// Notes a new object and numbers it, from 1.
  synchronized int created() {
    return ++created;
  }

  /// Notes a child from its start to its end.
  void started(Child child) {
    begun();
    CompletableFuture<Void> _ = child.onExit().thenRun(this::ended);
  }

  private synchronized void begun() {
    started++;
    mostAlive = Math.max(mostAlive, started - ended);
  }

  private synchronized void ended() {
    ended++;
  }

  synchronized ProcessCounts counts() {
    return new ProcessCounts(created, started, started - ended, ended, mostAlive);
  }
}
