package interleave.explore;

import interleave.explore.Location.Written;
import interleave.weave.AccessMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The memory of a run in which a read may see an older write than the newest, where the Java
/// memory model allows it.
///
/// Steps still happen one after another, and a read sees a write that has happened: so no value
/// comes out of thin air, and what needs a write to be seen before its time (load buffering) is not
/// shown. Which of the visible writes a read sees is a choice of the search, a way of its step for
/// each, the newest first. Until its thread's next step, the variable then has the value that the
/// read sees.
///
/// What happens before what is kept in vector clocks: program order, starts and joins, monitors,
/// volatile accesses and the other modes of a `VarHandle`, fences, and what is reached through
/// final fields (Manson, Pugh & Adve, *The Java memory model*, POPL 2005; JLS 17.4 and 17.5).
/// Coherence and release sequences are those of C11 as in Norris & Demsky, *CDSChecker*, OOPSLA
/// 2013. Each call of `java.util.concurrent` orders like a lock of its object; what is in the JDK's
/// objects is never stale.
final class WeakMemory {
  private final List<ThreadView> views = new ArrayList<>();
  private final Map<Integer, Location> locations = new HashMap<>();
  private final Map<Integer, Clock> published = new HashMap<>();
  private final IdentityHashMap<Object, Birth> births = new IdentityHashMap<>();

  private @Nullable Slot shown;
  private @Nullable Written hidden;
  private @Nullable Access writing;

  /// The end of an object's constructor.
  private record Birth(int thread, int time, Clock clock) {}

  /// A step on a variable that is going on.
  ///
  /// @param time the thread's own time then
  /// @param clock what happened before it
  /// @param release what it publishes if it writes
  private record Access(
      Operation operation,
      Slot slot,
      AccessMode mode,
      ThreadView by,
      int thread,
      int time,
      Clock clock,
      Clock release) {
    static Access of(Pending pending, Slot slot, AccessMode mode, ThreadView by) {
      Clock release = mode.releases() ? by.clock : by.fenced;
      return new Access(
          pending.operation(), slot, mode, by, pending.thread(), by.time, by.clock, release);
    }

    /// The same with what its thread knows now, after it has read.
    Access now() {
      Clock publishes = mode.releases() ? by.clock : release;
      return new Access(operation, slot, mode, by, thread, time, by.clock, publishes);
    }
  }

  void reset() {
    views.clear();
    locations.clear();
    published.clear();
    births.clear();
    shown = null;
    hidden = null;
    writing = null;
  }

  private ThreadView view(int thread) {
    while (views.size() <= thread) {
      views.add(new ThreadView());
    }
    return views.get(thread);
  }

  /// In how many ways a thread can take a read that it has announced.
  int ways(int thread, Place place, Slot slot, AccessMode mode) {
    return visible(view(thread), location(place, slot), slot, mode).size();
  }

  private static List<Integer> visible(
      ThreadView view, Location location, Slot slot, AccessMode mode) {
    if (mode == AccessMode.VOLATILE) {
      return List.of(0);
    }
    return location.visible(view.clockOf(slot.base()), mode != AccessMode.PLAIN);
  }

  /// The variable with its history, which begins anew where something else than a step wrote to it.
  private Location location(Place place, Slot slot) {
    Location location = locations.computeIfAbsent(place.id(), _ -> new Location());
    Birth birth = births.get(slot.base());
    if (!location.accountsFor(slot, birth)) {
      long bits = slot.bits();
      Object reference = slot.reference();
      location.restart(
          new Written(
              Location.NOBODY,
              0,
              Clock.NONE,
              Clock.NONE,
              birth == null ? bits : 0,
              birth == null ? reference : null),
          birth);
      if (birth != null && !location.newest().isIn(slot)) {
        location.add(
            new Written(birth.thread(), birth.time(), birth.clock(), Clock.NONE, bits, reference));
      }
    }
    return location;
  }

  /// A step is about to be taken: after this its code runs.
  void begin(Pending pending, SimulatedThread thread) {
    ThreadView view = view(pending.thread());
    view.tick(pending.thread());
    Operation operation = pending.operation();
    Slot slot = thread.slot;
    switch (operation) {
      case Operation.Read _, Operation.Write _, Operation.Update _ -> {
        if (slot != null) {
          access(Access.of(pending, slot, thread.mode, view), pending.variant());
        } else if (thread.mode != AccessMode.PLAIN) {
          order(view, operation);
        }
      }
      case Operation.Acquire _, Operation.TryAcquire _ -> acquire(view, operation.place());
      case Operation.Begin _, Operation.Join _ -> acquire(view, operation.place());
      case Operation.Release _, Operation.Wait _ -> publish(view, operation.place());
      case Operation.Start _, Operation.End _ -> publish(view, operation.place());
      case Operation.Interrupt _, Operation.Unpark _ -> publish(view, operation.place());
      case Operation.Copy _, Operation.Signal _ -> publish(view, operation.place());
      case Operation.Send _ -> publish(view, operation.place());
      case Operation.Receive _ -> acquire(view, operation.place());
      case Operation.Park _, Operation.Print _ -> order(view, operation);
      case Operation.Expire _, Operation.Notify _ -> {}
      case Operation.Inspect _ -> acquire(view, operation.place());
      case Operation.Choose _, Operation.Pause _, Operation.Loop _ -> {}
    }
    if (pending.isInterruptible()) {
      acquire(view, thread.life);
    }
  }

  /// What is done to an object of the JDK.
  private void order(ThreadView view, Operation operation) {
    acquire(view, operation.place());
    if (!(operation instanceof Operation.Read)) {
      publish(view, operation.place());
    }
  }

  private void acquire(ThreadView view, Place place) {
    Clock clock = published.get(place.id());
    view.clock = clock == null ? view.clock : view.clock.joined(clock);
  }

  private void publish(ThreadView view, Place place) {
    published.merge(place.id(), view.clock, Clock::joined);
  }

  private void access(Access access, int variant) {
    Location location = location(access.operation().place(), access.slot());
    ThreadView view = access.by();
    if (access.operation() instanceof Operation.Read) {
      int age = visible(view, location, access.slot(), access.mode()).get(variant);
      read(access, location, age);
    } else {
      if (access.operation() instanceof Operation.Update) {
        read(access, location, 0);
      }
      writing = access.now();
    }
  }

  private void read(Access access, Location location, int age) {
    ThreadView view = access.by();
    Written write = location.ofAge(age);
    if (age > 0) {
      hidden = location.newest();
      shown = access.slot();
      access.slot().put(write.bits(), write.reference());
    }
    if (access.mode() != AccessMode.PLAIN) {
      int number = location.number(age);
      location.seen(number, access.thread(), view.time);
      if (age > 0) {
        view.stale.add(() -> location.seen(number + 1, access.thread(), view.time));
      }
    }
    view.seen = view.seen.joined(write.release());
    if (access.mode() == AccessMode.VOLATILE) {
      acquire(view, access.operation().place());
    }
    if (access.mode().acquires()) {
      view.clock = view.clock.joined(write.release());
    }
    view.reach(access.slot().base(), write.reference());
  }

  /// The step has been taken, and its thread has come to its next one.
  void finish() {
    Slot slot = shown;
    Written newest = hidden;
    if (slot != null && newest != null) {
      slot.put(newest.bits(), newest.reference());
    }
    shown = null;
    Access access = writing;
    if (access != null) {
      written(access, locations.getOrDefault(access.operation().place().id(), new Location()));
    }
    writing = null;
  }

  private void written(Access access, Location location) {
    boolean isUpdate = access.operation() instanceof Operation.Update;
    Clock release = access.release();
    if (access.mode() == AccessMode.VOLATILE) {
      published.merge(access.operation().place().id(), release, Clock::joined);
    }
    if (isUpdate && location.newest().isIn(access.slot())) {
      // Nothing else was there before, or the comparison failed.
      location.publish(release);
      return;
    }
    // Who reads what an update wrote has read from the head of its release sequence too.
    Clock all = isUpdate ? release.joined(location.newest().release()) : release;
    Slot slot = access.slot();
    location.add(
        new Written(
            access.thread(), access.time(), access.clock(), all, slot.bits(), slot.reference()));
  }

  /// A constructor has ended, and with it the object's final fields are frozen.
  void made(Object object, int thread) {
    ThreadView view = view(thread);
    view.tick(thread);
    births.put(object, new Birth(thread, view.time, view.clock));
  }

  /// A final field is read: what it refers to is seen as it was when its object was made.
  void readFinal(Object object, Slot slot, int thread) {
    Object value = slot.reference();
    Birth birth = births.get(object);
    if (value != null && birth != null) {
      view(thread).freeze(value, birth.clock());
    }
    view(thread).reach(object, value);
  }

  /// A thread's earlier reads acquire what they have seen published, or its later writes publish
  /// what it has done so far.
  void fence(int thread, AccessMode mode) {
    view(thread).fence(mode);
  }

  /// A thread goes round in a loop. A write is seen after some time by reads that are coherent, so
  /// those of the last round that saw an old one see a newer one now.
  ///
  /// @return whether there were such reads
  boolean round(int thread) {
    return view(thread).look();
  }
}
