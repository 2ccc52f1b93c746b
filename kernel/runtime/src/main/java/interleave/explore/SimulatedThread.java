package interleave.explore;

import interleave.weave.AccessMode;
import interleave.weave.LibraryCall;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// A thread of a run: a `Thread` object that is never started, whose code a coroutine executes.
final class SimulatedThread {
  /// When a pending operation can be done; what has none can be done always.
  interface Gate {
    boolean isOpen();

    /// Whether it can be passed when the time of a wait is up.
    default boolean isTimed() {
      return false;
    }

    /// Whether it depends on more than who is in a monitor or has ended.
    default boolean isShared() {
      return false;
    }

    /// Whether what is done then depends on whether the thread has been interrupted.
    default boolean isInterruptible() {
      return false;
    }

    /// The number of the thread that holds what is waited for, −1 if none does.
    default int holder() {
      return -1;
    }
  }

  /// Always open; what is done then looks whether the thread has been interrupted.
  enum Listening implements Gate {
    GATE;

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isInterruptible() {
      return true;
    }
  }

  final int number;
  final Thread thread;
  final Place life;
  final Place permit;
  final SimulatedProcess process;

  /// The number of what it made last. It begins with one that no other thread has, whichever of
  /// them are started first.
  int made;

  private @Nullable Object coroutine;
  private Operation operation;
  private @Nullable Gate gate;

  /// The pending operation, in the first of the ways to take it, once it was asked for.
  private @Nullable Pending pending;

  /// In how many ways it can be taken.
  private int variants = 1;

  /// The same, if that changes before it is taken.
  private @Nullable IntSupplier ways;

  /// The variable that the pending operation is about.
  @Nullable Slot slot;

  /// How that access is ordered with others.
  AccessMode mode = AccessMode.VOLATILE;

  /// Where the pending operation stands; known in recorded runs.
  Spot spot = Spot.UNKNOWN;

  /// Which way the last step was taken.
  int variant;

  /// Whether one of its waits may still end for no reason.
  boolean mayWake;

  /// How many of its waits may still end by their time while others can go on.
  int timeouts = VirtualTime.EARLY;

  /// Whether it is a pool's, which ends when it has had nothing to do for some time.
  boolean isPools;

  /// Whether it waits for something to do: nobody sees whether that ends by its time.
  boolean isIdle;

  /// Whether it waits for so long that the others have done what they can by then.
  boolean isLong;

  boolean ended;

  /// Whether it is doing what the end of its process does.
  boolean isVanishing;

  boolean permitted;
  boolean interrupted;

  /// How many class initialisers of cells are on its stack: in them no other thread gets a turn.
  int initialisers;

  /// Jumps back since its last step.
  int rounds;

  /// Whether a step of its own changed something since its last pure round.
  boolean changed;

  /// What the code of `java.util.concurrent` that the thread is in acts on, null outside of it.
  @Nullable Place library;

  /// Whether a learner's code has called that, rather than the thread begun in it.
  boolean isCalled;

  /// The learner's call of the course that the thread is in, null outside of such.
  @Nullable LibraryCall call;

  /// How many such calls it has begun.
  int calls;

  /// Whether that call's last step only looks.
  boolean looks;

  /// The barrier at which it waits, and for which meeting.
  @Nullable Area meetsAt;

  long meeting;

  /// Whether the collection that it called last is one of `Collections` that locks.
  boolean locksCollection;

  /// The synchronizer of the lock in whose code the thread is, null outside of such.
  @Nullable Object lock;

  Thread.State state = Thread.State.NEW;

  SimulatedThread(int number, Thread thread, Place life, Place permit, SimulatedProcess process) {
    this.process = process;
    this.number = number;
    this.thread = thread;
    this.life = life;
    this.permit = permit;
    this.operation = new Operation.Begin(life);
    this.made = 31 * System.identityHashCode(thread);
  }

  void executedBy(Object with) {
    coroutine = with;
  }

  Object coroutine() {
    Object known = coroutine;
    if (known == null) {
      throw new IllegalStateException("thread " + number + " has no code");
    }
    return known;
  }

  Operation operation() {
    return operation;
  }

  /// Announces what the thread does next.
  void announce(Operation next, @Nullable Gate when) {
    operation = next;
    gate = when;
    pending = null;
    variants = 1;
    ways = null;
  }

  /// Announces a step with a changing number of ways to take it: whom a notify wakes, which write a
  /// read sees.
  void announceWays(Operation next, IntSupplier howMany) {
    announce(next, null);
    ways = howMany;
  }

  /// Announces a choice of one of several numbers.
  void announceChoice(Operation next, int numbers) {
    announce(next, null);
    variants = Math.max(1, numbers);
  }

  /// What a park of the thread is about.
  Place parkPlace() {
    Place inside = library;
    return inside == null ? permit : inside;
  }

  boolean isInLibrary() {
    return library != null;
  }

  /// Adds the ways in which the thread can go on now, if it can.
  ///
  /// @param alone whether no thread can go on unless its wait ends by its time
  void addTo(State target, boolean alone) {
    if (ended) {
      return;
    }
    Gate closed = gate;
    if (closed != null && !closed.isOpen() && !endsByTime(closed, alone)) {
      if (closed.isShared()) {
        target.block(waiting());
      }
      if (closed.isTimed() && mayEndEarly()) {
        target.postpone();
      }
      return;
    }
    IntSupplier changing = ways;
    int count = changing == null ? variants : changing.getAsInt();
    target.add(waiting());
    for (int i = 1; i < count; i++) {
      target.add(variant(i));
    }
  }

  private boolean endsByTime(Gate closed, boolean alone) {
    return closed.isTimed() && (alone || (timeouts > 0 && mayEndEarly()));
  }

  private boolean mayEndEarly() {
    return !isIdle && !isLong;
  }

  private Pending variant(int which) {
    Gate when = gate;
    boolean listens = when != null && when.isInterruptible();
    return new Pending(number, which, operation, process.number, listens);
  }

  /// What `getState` says: a thread waits as long as it cannot go on.
  Thread.State seenState() {
    Gate when = gate;
    boolean waits = when == null || !when.isOpen() || state == Thread.State.TERMINATED;
    return waits ? state : Thread.State.RUNNABLE;
  }

  /// The number of the thread that holds what this one waits for, −1 if none does.
  int holder() {
    return gate == null ? -1 : gate.holder();
  }

  /// What the thread waits to do.
  Pending waiting() {
    Pending known = pending;
    if (known == null) {
      known = variant(0);
      pending = known;
    }
    return known;
  }
}
