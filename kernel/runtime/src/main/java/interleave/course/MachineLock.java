package interleave.course;

import interleave.memory.Layout.Lock;
import interleave.memory.Memory;
import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Wait;
import interleave.memory.Words;
import interleave.trace.Reason;
import interleave.trace.Resource;

/// A lock in the memory of the notebook.
final class MachineLock implements LockPlace {
  private static final long serialVersionUID = 1;
  private static final int PID_SHIFT = 32;
  private static final Spin SPIN = new Spin();

  private final Spot spot;
  private final long owner;

  MachineLock(Spot spot) {
    this.spot = spot;
    this.owner = spot.place() + Lock.OWNER;
  }

  Spot spot() {
    return spot;
  }

  @Override
  public void acquire() throws InterruptedException {
    if (!tryNow()) {
      boolean _ = await(Patience.ENDLESS);
    }
    spot.acquired();
  }

  @Override
  public boolean acquire(long nanos) throws InterruptedException {
    if (!tryNow() && !await(nanos)) {
      return false;
    }
    spot.acquired();
    return true;
  }

  private boolean await(long nanos) throws InterruptedException {
    var wait = new Wait(spot.place(), owner, Until.FREE, 0, Reason.LOCK, this::shown, SPIN);
    return wait.until(() -> Memory.words().get(owner) == 0 && tryNow(), nanos);
  }

  private boolean tryNow() {
    return Memory.words().compareAndSet(owner, 0, Memory.self());
  }

  @Override
  public void release() {
    Words words = Memory.words();
    if (words.get(owner) == 0) {
      throw notHeld();
    }
    spot.released();
    if (words.getAndSet(owner, 0) == 0) {
      throw notHeld();
    }
    Memory.wake(owner);
  }

  private IllegalStateException notHeld() {
    return new IllegalStateException(
        spot.label() + " is not locked: acquire() it before you release() it");
  }

  boolean isHeldHere() {
    return Memory.words().get(owner) == Memory.self();
  }

  /// Takes it whatever interrupts, except when the cell is being stopped.
  void acquireAnyway() {
    boolean interrupted = false;
    while (true) {
      try {
        acquire();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isLocked() {
    return Memory.words().get(owner) != 0;
  }

  /// What those see who wait for it.
  private Resource shown() {
    return deadHolder() == 0
        ? spot.resource()
        : new Resource(spot.kind().title(), spot.number(), toString());
  }

  /// The PID of a process that died holding it, or 0.
  private long deadHolder() {
    Words words = Memory.words();
    long dead = words.get(spot.place() + Lock.DEAD);
    return dead != 0 && words.get(owner) >>> PID_SHIFT == dead ? dead : 0;
  }

  @Override
  public String toString() {
    long holder = Memory.words().get(owner);
    long dead = deadHolder();
    return dead != 0
        ? spot.label() + ", whose holder, PID " + dead + ", died: it will not release it"
        : holder == 0
            ? spot.label() + " (free)"
            : "%s (held by PID %d, thread %d)"
                .formatted(spot.label(), holder >>> PID_SHIFT, holder & 0xffffffffL);
  }
}
