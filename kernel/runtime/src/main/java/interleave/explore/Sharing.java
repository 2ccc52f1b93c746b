package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import interleave.explore.SimulatedThread.Listening;
import interleave.memory.Kind;
import interleave.memory.Layout.Lock;
import interleave.memory.Layout.Queue;
import interleave.memory.Layout.Semaphore;
import interleave.weave.LibraryCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps on what processes share.
///
/// A call of a learner's on a shared object is one step on that object, up to where it waits, as a
/// call of `java.util.concurrent` is. It is taken before the call's first access to the object's
/// words; a value is a place of its own.
final class Sharing {
  private static final int PID_SHIFT = 32;
  private static final long THREAD = 0xffffffffL;

  private final World world;
  private final Commons commons;
  private final Mailboxes mailboxes;
  private final Segments segments;

  /// Who sleeps until it is called, by cell, oldest first.
  private final Map<Long, List<SimulatedThread>> called = new HashMap<>();

  /// Open when `ready` says so, or whoever waits is interrupted.
  private record Ready(
      World world, SimulatedThread thread, ProcessDoor.Condition ready, long owner, boolean inTime)
      implements Gate {
    @Override
    public boolean isOpen() {
      return thread.interrupted || ready.holds();
    }

    @Override
    public boolean isShared() {
      return true;
    }

    @Override
    public boolean isInterruptible() {
      return true;
    }

    @Override
    public boolean isTimed() {
      return inTime;
    }

    @Override
    public int holder() {
      return owner < 0 ? -1 : world.sharing().holder(owner);
    }
  }

  Sharing(World world, Commons commons) {
    this.world = world;
    this.commons = commons;
    this.mailboxes = new Mailboxes(world);
    this.segments = new Segments(world);
  }

  void reset() {
    called.clear();
    mailboxes.reset();
    segments.reset();
  }

  Mailboxes mailboxes() {
    return mailboxes;
  }

  Segments segments() {
    return segments;
  }

  Pages pages() {
    return commons.pages();
  }

  /// The current thread as the owner of a lock.
  long self() {
    SimulatedThread me = world.me();
    return (world.processes().current().pid() << PID_SHIFT) | (me.number + 1L);
  }

  /// The number of the thread that is in an owner's word, −1 if none is.
  private int holder(long owner) {
    long word = pages().get(owner) & Long.MAX_VALUE;
    return word >>> PID_SHIFT < SimulatedProcess.MAIN_PID ? -1 : (int) (word & THREAD) - 1;
  }

  Place placeOf(Area area) {
    return area.hasValues()
        ? world.places.of(area.lock()).itself()
        : world.places.of(area).itself();
  }

  /// Before an access to a word: the call's step, unless it has been taken.
  ///
  /// @param changes whether the word may be written
  void access(long at, boolean changes) {
    SimulatedThread me = world.me();
    if (me.initialisers > 0) {
      return;
    }
    Area area = commons.at(at);
    if (area == null) {
      area = me.library == null ? commons.before(at) : null;
    }
    if (area == null || area.isMadeBy(me)) {
      return; // of the call's object, or of an object that is being made
    }
    Place place = area.isValue(at) ? value(area, at) : part(area, at);
    Place within = me.library;
    if (within == null || within.id() != place.id() || (changes && me.looks)) {
      step(me, area, at, place, changes);
    }
  }

  /// Before a call of a learner's looks whether its thread has been interrupted, and perhaps waits:
  /// the call's step, unless it has been taken.
  void begin(long object, long cell) {
    Area area = commons.at(cell);
    access(area == null ? object : cell, true);
  }

  private Place value(Area area, long at) {
    Places.Known known = world.places.of(area);
    return area.kind() == Kind.ARRAY
        ? known.element((int) ((at - area.place()) / 8 - 8))
        : known.itself();
  }

  /// A pipe has two queues.
  private Place part(Area area, long at) {
    return area.kind() == Kind.PIPE
        ? world.places.of(area).element(at < area.place() + Queue.WHOLE ? 0 : 1)
        : placeOf(area);
  }

  private void step(SimulatedThread me, Area area, long at, Place place, boolean changes) {
    world.requireStrong();
    LibraryCall call = me.call == null ? LibraryCall.UPDATE : me.call;
    me.looks = call == LibraryCall.READ && !changes;
    Slot slot = area.isValue(at) ? pages().slot(at, kindOf(area)) : null;
    Gate gate = slot == null ? gate(me, area, at, call) : null;
    me.state = gate instanceof Ready ? Thread.State.WAITING : Thread.State.RUNNABLE;
    me.announce(operation(area, place, call, slot != null, me.looks), gate);
    world.await(me, slot);
    me.state = Thread.State.RUNNABLE;
    me.library = place;
  }

  private static char kindOf(Area area) {
    return area.kind() == Kind.DOUBLE ? 'D' : area.kind() == Kind.INT ? 'I' : 'J';
  }

  private static Operation operation(
      Area area, Place place, LibraryCall call, boolean isValue, boolean looks) {
    if (looks) {
      return new Operation.Read(place);
    }
    if (isValue) {
      return call == LibraryCall.WRITE ? new Operation.Write(place) : new Operation.Update(place);
    }
    boolean isLock = area.kind().hasLock();
    return switch (call) {
      case LOCK -> isLock ? new Operation.Acquire(place) : new Operation.Update(place);
      case TRY -> isLock ? new Operation.TryAcquire(place) : new Operation.Update(place);
      case UNLOCK -> isLock ? new Operation.Release(place, false) : new Operation.Update(place);
      case READ, WRITE, UPDATE, AWAIT, TIMED, SIGNAL, PUT, TAKE -> new Operation.Update(place);
    };
  }

  /// When a call can begin that would only wait otherwise, null if always.
  private @Nullable Gate gate(SimulatedThread me, Area area, long at, LibraryCall call) {
    Pages pages = pages();
    long place = area.place();
    return switch (call) {
      case LOCK ->
          switch (area.kind()) {
            case LOCK, ROBUST_LOCK, INT, LONG, DOUBLE, ARRAY ->
                waiting(me, () -> pages.get(place + Lock.OWNER) == 0, place + Lock.OWNER);
            case SEMAPHORE -> waiting(me, () -> pages.get(place + Semaphore.PERMITS) > 0, -1);
            case EVENT, CONDITION, BARRIER, QUEUE, JOINABLE_QUEUE, PIPE, MEMORY, ROWS ->
                Listening.GATE;
          };
      case TAKE -> waiting(me, () -> Readiness.hasItems(queue(area, at)), -1);
      case PUT -> waiting(me, () -> Readiness.hasRoom(queue(area, at)), -1);
      case UPDATE, TRY, AWAIT, TIMED -> Listening.GATE;
      case READ, WRITE, UNLOCK, SIGNAL -> null;
    };
  }

  private static long queue(Area area, long at) {
    return at < area.place() + Queue.WHOLE ? area.place() : area.place() + Queue.WHOLE;
  }

  private Gate waiting(SimulatedThread me, ProcessDoor.Condition ready, long owner) {
    return new Ready(world, me, ready, owner, false);
  }

  /// Waits until a condition may hold.
  ///
  /// @param owner the word of the owner who stands in the way, −1 if there is none
  /// @param deadline by the run's clock, `Long.MAX_VALUE` for none
  /// @return whether it does, rather than that time is up or the thread was interrupted
  boolean await(long object, long cell, ProcessDoor.Condition ready, long owner, long deadline) {
    SimulatedThread me = world.me();
    Area area = commons.at(cell);
    Area known = area == null ? commons.before(object) : area;
    Place place = known == null ? me.permit : part(known, cell);
    boolean inTime = deadline != Long.MAX_VALUE;
    me.state = inTime ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
    boolean locks = owner >= 0 && known != null && known.kind().hasLock();
    Operation operation = locks ? new Operation.Acquire(place) : new Operation.Update(place);
    world.step(operation, new Ready(world, me, ready, owner, inTime), null);
    me.state = Thread.State.RUNNABLE;
    me.library = place;
    me.looks = false;
    if (me.interrupted) {
      return false;
    }
    if (ready.holds()) {
      return true;
    }
    world.time().endWait(me, deadline);
    return false;
  }

  /// The current thread is among those that can be called.
  void listen(long cell) {
    called.computeIfAbsent(cell, _ -> new ArrayList<>()).add(world.me());
  }

  boolean isListening(long cell, SimulatedThread thread) {
    return called.getOrDefault(cell, List.of()).contains(thread);
  }

  /// The current thread is not to be called any more.
  ///
  /// @return whether it still was to be
  boolean ignore(long cell) {
    return called.getOrDefault(cell, new ArrayList<>(0)).remove(world.me());
  }

  /// Calls those who listen, oldest first.
  ///
  /// @return how many
  long call(long cell, long most) {
    List<SimulatedThread> waiting = called.getOrDefault(cell, List.of());
    int count = (int) Math.min(most, waiting.size());
    if (count > 0) {
      waiting.subList(0, count).clear();
    }
    return count;
  }

  /// A thread has ended without going on from a wait.
  void left(SimulatedThread thread) {
    called.values().forEach(each -> each.remove(thread));
    Area barrier = thread.meetsAt;
    if (barrier != null) {
      commons.breakBarrier(barrier.place(), thread.meeting);
    }
  }
}
