package interleave.course;

import interleave.memory.Layout.Event;
import interleave.memory.Memory;
import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.trace.Reason;

/// A flag in the memory of the notebook.
final class MachineEvent implements EventPlace {
  private static final long serialVersionUID = 1;
  private static final Spin SPIN = new Spin();

  private final Spot spot;
  private final long changes;

  MachineEvent(Spot spot) {
    this.spot = spot;
    this.changes = spot.place() + Event.CHANGES;
  }

  @Override
  public void set() {
    spot.signalled();
    if (change(0)) {
      Memory.wake(changes);
    }
  }

  @Override
  public void clear() {
    boolean _ = change(1);
  }

  /// Adds one change if the number of changes is even (0) or odd (1).
  private boolean change(int parity) {
    Words words = Memory.words();
    long now = words.get(changes);
    while ((now & 1) == parity) {
      if (words.compareAndSet(changes, now, now + 1)) {
        return true;
      }
      now = words.get(changes);
    }
    return false;
  }

  @Override
  public boolean isSet() {
    return (Memory.words().get(changes) & 1) == 1;
  }

  @Override
  public boolean await(long nanos) throws InterruptedException {
    Words words = Memory.words();
    long before = words.get(changes);
    return (before & 1) == 1
        || spot.wait(changes, Until.CHANGED, before, Reason.LATCH, SPIN)
            .until(() -> words.get(changes) != before, nanos);
  }

  @Override
  public String toString() {
    return spot.label() + (isSet() ? " (set)" : " (not set)");
  }
}
