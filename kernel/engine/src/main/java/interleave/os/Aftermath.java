package interleave.os;

import interleave.memory.Kind;
import interleave.memory.Layout.Barrier;
import interleave.memory.Layout.Lock;
import interleave.memory.Layout.Rows;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.os.Sleepers.Sleeper;

/// Puts right what a process that has ended left in shared objects.
///
/// @param words the memory
record Aftermath(Words words) {
  private static final long PID_SHIFT = 32;

  /// Takes off our own locks, and marks those of the learner whose holder died.
  void settle(SharedObject object, long pid) {
    object.kind().guards().forEach(guard -> release(object.place() + guard, pid));
    if (object.kind().hasLock()) {
      orphaned(object, pid);
    } else if (object.kind() == Kind.ROWS) {
      rowsOrphaned(object, pid);
    } else if (object.kind() == Kind.BARRIER && hasArrived(object.place(), pid)) {
      breakBarrier(object.place());
    }
  }

  private void release(long owner, long pid) {
    long holder = words.get(owner);
    if (holder >>> PID_SHIFT == pid) {
      boolean _ = words.compareAndSet(owner, holder, 0);
    }
  }

  private void orphaned(SharedObject object, long pid) {
    long place = object.place();
    if (words.get(place + Lock.OWNER) >>> PID_SHIFT == pid) {
      words.set(place + Lock.DEAD, pid);
      if (object.kind() == Kind.ROBUST_LOCK) {
        words.set(place + Lock.STATE, 1);
        release(place + Lock.OWNER, pid);
      }
    }
  }

  private void rowsOrphaned(SharedObject object, long pid) {
    mark(object.place() + Rows.TABLE, pid);
    long end = object.place() + object.bytes();
    for (long row = object.place() + Rows.FIRST; row < end; row += Rows.STEP) {
      mark(row, pid);
    }
  }

  private void mark(long cell, long pid) {
    long owner = words.get(cell);
    if (Rows.pid(owner) == pid) {
      boolean held = (owner & Rows.LOOKING) == 0;
      boolean _ = words.compareAndSet(cell, owner, held ? owner | Rows.DEAD : 0);
    }
  }

  private boolean hasArrived(long barrier, long pid) {
    long end = barrier + Barrier.WHO + words.get(barrier + Barrier.ARRIVED) * Long.BYTES;
    for (long who = barrier + Barrier.WHO; who < end; who += Long.BYTES) {
      if (words.get(who) >>> PID_SHIFT == pid) {
        return true;
      }
    }
    return false;
  }

  /// A meeting at which somebody has died will never be complete.
  private void breakBarrier(long place) {
    long meeting = words.get(place + Barrier.MEETINGS);
    words.set(place + Barrier.ARRIVED, 0);
    words.set(place + Barrier.FAILED, meeting + 1);
    words.set(place + Barrier.BROKEN, 1);
    words.set(place + Barrier.MEETINGS, meeting + 1);
  }

  /// Who holds the lock that a thread sleeps for: `pid << 32 | thread`, or 0 if that is not known.
  long holder(Sleeper sleeper) {
    long value = sleeper.until() == Until.FREE ? words.get(sleeper.cell()) : 0;
    return value & ~(Rows.LOOKING | Rows.DEAD);
  }
}
