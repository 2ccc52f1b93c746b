package interleave.course;

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

  synchronized void started() {
    started++;
    mostAlive = Math.max(mostAlive, started - ended);
  }

  synchronized void ended() {
    ended++;
  }

  synchronized ProcessCounts counts() {
    return new ProcessCounts(created, started, started - ended, ended, mostAlive);
  }
}
