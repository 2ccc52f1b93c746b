package interleave.course;

import interleave.memory.Guard;
import interleave.memory.Kind;
import interleave.memory.Layout.Barrier;
import interleave.memory.Memory;
import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.trace.Reason;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A point where so many threads of any processes meet: each waits there until all have come. Then
/// it is ready for the next meeting.
///
/// It breaks when one that waits runs out of time, is interrupted or dies, when its action fails,
/// and by [#abort]: all who wait and who come later get a `BrokenBarrierException`, until [#reset].
public final class SharedBarrier implements Serializable {
  @Serial private static final long serialVersionUID = 1;
  private static final Spin SPIN = new Spin();

  private final int parties;
  private final Proc.@Nullable Body action;
  private final Spot spot;

  /// A barrier for so many threads.
  public SharedBarrier(int parties) {
    this(parties, null);
  }

  /// A barrier whose action one of them runs when all have come, before they go on.
  public SharedBarrier(int parties, Proc.@Nullable Body action) {
    if (parties < 1) {
      throw new IllegalArgumentException("at a barrier 1 or more meet, not " + parties);
    }
    this.parties = parties;
    this.action = action;
    this.spot = Spot.make(Kind.BARRIER, "", Barrier.WHO + (long) parties * Long.BYTES);
  }

  /// How many meet.
  public int parties() {
    return parties;
  }

  /// How many wait now.
  public int waiting() {
    return (int) word(Barrier.ARRIVED);
  }

  /// Whether it is broken.
  public boolean isBroken() {
    return word(Barrier.BROKEN) != 0;
  }

  /// Waits until all have come.
  ///
  /// @return a different number for each of them, from 0 on
  /// @throws BrokenBarrierException if it is broken or breaks
  public int await() throws InterruptedException, BrokenBarrierException {
    return await(Patience.ENDLESS);
  }

  /// Waits until all have come, but no longer than `limit`, after which it breaks.
  public int await(Duration limit) throws InterruptedException, BrokenBarrierException {
    return await(Patience.of(limit));
  }

  private int await(long nanos) throws InterruptedException, BrokenBarrierException {
    long meeting;
    int arrived;
    while (true) {
      meeting = word(Barrier.MEETINGS);
      arrived = arrive(meeting);
      if (arrived >= 0) {
        break;
      }
      waitFor(meeting, nanos); // all of this meeting are there: it is about to end
    }
    if (arrived == parties - 1) {
      meet(meeting);
    } else {
      waitFor(meeting, nanos);
    }
    if (word(Barrier.FAILED) == meeting + 1) {
      throw broken();
    }
    return arrived;
  }

  /// Counts this thread in.
  ///
  /// @return its number, or -1 if the meeting is full or over
  private int arrive(long meeting) throws BrokenBarrierException {
    var number = new int[] {-1};
    boolean isBroken =
        guarded(
            () -> {
              if (word(Barrier.BROKEN) != 0) {
                return true;
              }
              long arrived = word(Barrier.ARRIVED);
              if (arrived < parties && word(Barrier.MEETINGS) == meeting) {
                words().set(spot.place() + Barrier.WHO + arrived * Long.BYTES, Memory.self());
                words().set(spot.place() + Barrier.ARRIVED, arrived + 1);
                number[0] = (int) arrived;
              }
              return false;
            });
    if (isBroken) {
      throw broken();
    }
    return number[0];
  }

  private void meet(long meeting) {
    boolean done = false;
    try {
      if (action != null) {
        action.run();
      }
      done = true;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(spot.label() + ": its action failed", e);
    } finally {
      end(meeting, !done, !done);
    }
  }

  private void waitFor(long meeting, long nanos) throws InterruptedException {
    long cell = spot.place() + Barrier.MEETINGS;
    boolean over = false;
    try {
      over =
          spot.wait(cell, Until.CHANGED, meeting, Reason.BARRIER, SPIN)
              .until(() -> words().get(cell) != meeting, nanos);
    } finally {
      if (!over) {
        end(meeting, true, true);
      }
    }
  }

  /// Ends a meeting, unless it is over.
  private void end(long meeting, boolean failed, boolean breaks) {
    boolean _ =
        guarded(
            () -> {
              if (word(Barrier.MEETINGS) == meeting) {
                words().set(spot.place() + Barrier.ARRIVED, 0);
                if (failed) {
                  words().set(spot.place() + Barrier.FAILED, meeting + 1);
                }
                if (breaks) {
                  words().set(spot.place() + Barrier.BROKEN, 1);
                }
                words().set(spot.place() + Barrier.MEETINGS, meeting + 1);
              }
              return true;
            });
    Memory.wake(spot.place() + Barrier.MEETINGS);
  }

  /// Breaks it.
  public void abort() {
    end(word(Barrier.MEETINGS), true, true);
  }

  /// Makes it whole again; those who wait get a `BrokenBarrierException`.
  public void reset() {
    end(word(Barrier.MEETINGS), word(Barrier.ARRIVED) > 0, false);
    words().set(spot.place() + Barrier.BROKEN, 0);
  }

  private boolean guarded(BooleanSupplier body) {
    var guard = new Guard(spot.place(), spot.place() + Barrier.LOCK, SPIN);
    guard.lock();
    try {
      return body.getAsBoolean();
    } finally {
      guard.unlock();
    }
  }

  private BrokenBarrierException broken() {
    return new BrokenBarrierException(
        spot.label()
            + " is broken: somebody gave up waiting, died, failed in its action or called"
            + " abort(); reset() makes it whole");
  }

  private long word(long offset) {
    return words().get(spot.place() + offset);
  }

  private static Words words() {
    return Memory.words();
  }

  @Override
  public String toString() {
    return "%s (%d of %d wait%s)"
        .formatted(spot.label(), waiting(), parties, isBroken() ? ", broken" : "");
  }
}
