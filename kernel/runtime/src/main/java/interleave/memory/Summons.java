package interleave.memory;

import interleave.probe.Recorder;
import interleave.trace.Reason;
import interleave.trace.Resource;

/// A sleep that lasts until another thread calls the sleeper: it begins before the caller gives up
/// the lock under which both decide.
public final class Summons implements AutoCloseable {
  private final long cell;
  private final Pending pending;

  private Summons(long cell, Pending pending) {
    this.cell = cell;
    this.pending = pending;
  }

  /// Puts the current thread among those who can be called; the kernel knows when this returns.
  public static Summons await(long object, long cell) {
    var pending = Pending.of(Thread.currentThread());
    long thread = Recorder.threadNumber();
    Memory.call(new Call.Sleep(pending.id(), thread, object, cell, Until.CALLED, 0));
    Answer _ = pending.awaitAnswer();
    return new Summons(cell, pending);
  }

  /// Sleeps.
  ///
  /// @param nanos how long at most; `Long.MAX_VALUE` for as long as it takes
  /// @return whether it was called
  public boolean sleep(long nanos, Resource on) throws InterruptedException {
    Recorder.blocked(Reason.CONDITION, on);
    try {
      long deadline = nanos == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + nanos;
      return pending.awaitWoken(deadline) || wasCalled();
    } catch (InterruptedException e) {
      if (wasCalled()) {
        Thread.currentThread().interrupt();
        return true;
      }
      throw e;
    } finally {
      Recorder.resumed();
    }
  }

  private boolean wasCalled() {
    Memory.call(new Call.Leave(pending.id(), cell));
    return ((Answer.Made) pending.awaitAnswer()).place() == 0;
  }

  /// Calls those who sleep, oldest first.
  ///
  /// @return how many were called
  public static long call(long cell, long most) {
    return Memory.ask(id -> new Call.Wake(id, cell, most)).place();
  }

  @Override
  public void close() {
    pending.close();
  }
}
