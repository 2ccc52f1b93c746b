package interleave.course;

import interleave.memory.Kind;
import interleave.memory.Layout;
import interleave.memory.Layout.Semaphore;
import interleave.memory.Memory;
import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.trace.Reason;

/// A semaphore in the memory of the notebook.
final class MachineSemaphore implements SemaphorePlace {
  private static final long serialVersionUID = 1;
  private static final Spin SPIN = new Spin();

  private final Spot spot;
  private final long permits;

  private MachineSemaphore(Spot spot) {
    this.spot = spot;
    this.permits = spot.place() + Semaphore.PERMITS;
  }

  static MachineSemaphore make(String name, int permits, int most) {
    var semaphore = new MachineSemaphore(Spot.make(Kind.SEMAPHORE, name, Layout.LINE));
    Memory.words().set(semaphore.spot.place() + Semaphore.MOST, most);
    Memory.words().set(semaphore.permits, permits);
    return semaphore;
  }

  @Override
  public boolean acquire(long nanos) throws InterruptedException {
    if (!tryNow()
        && !spot.wait(permits, Until.POSITIVE, 0, Reason.SEMAPHORE, SPIN)
            .until(this::tryNow, nanos)) {
      return false;
    }
    spot.acquired();
    return true;
  }

  private boolean tryNow() {
    Words words = Memory.words();
    long now = words.get(permits);
    while (now > 0) {
      if (words.compareAndSet(permits, now, now - 1)) {
        return true;
      }
      now = words.get(permits);
    }
    return false;
  }

  @Override
  public void release() {
    Words words = Memory.words();
    long most = words.get(spot.place() + Semaphore.MOST);
    long now = words.get(permits);
    while (now < most) {
      if (words.compareAndSet(permits, now, now + 1)) {
        spot.released();
        Memory.wake(permits);
        return;
      }
      now = words.get(permits);
    }
    throw new IllegalStateException(
        "%s has all of its %d permits already: release() only what was acquired"
            .formatted(spot.label(), most));
  }

  @Override
  public int permits() {
    return (int) Memory.words().get(permits);
  }

  @Override
  public String toString() {
    return spot.label() + " (" + permits() + " permits)";
  }
}
