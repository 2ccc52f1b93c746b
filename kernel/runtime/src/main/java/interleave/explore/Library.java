package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import interleave.explore.SimulatedThread.Listening;
import interleave.weave.AccessMode;
import interleave.weave.LibraryCall;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// Calls of the JDK's shared objects in a run: each is one step on one place.
///
/// A lock and its conditions are one place. Executors and futures are all one place together, since
/// they act on one another; so are streams. A lock is entered only when it is free; in other calls
/// that have to wait the code of `java.util.concurrent` parks.
final class Library {
  private static final ClassValue<Sort> SORTS =
      new ClassValue<>() {
        @Override
        protected Sort computeValue(Class<?> type) {
          Family family = Family.of(type);
          return new Sort(family, family == Family.ATOMIC ? Guards.value(type) : null);
        }
      };

  /// What is known of a class.
  ///
  /// @param value where an atomic keeps its value, null if it has not one value
  private record Sort(Family family, @Nullable Slot value) {}

  private Library() {}

  /// Kinds of shared objects.
  private enum Family {
    /// One of `java.util.concurrent.atomic`, and what is used like one.
    ATOMIC,
    /// A collection, or another object that takes no account of threads.
    COLLECTION,
    /// A queue, a latch, a semaphore and the like.
    SHARED,
    /// A lock with an owner, or a part of one.
    LOCK,
    /// An executor, a future, or a part of one.
    EXECUTOR,
    /// A stream of bytes or characters in memory.
    STREAM,
    /// Memory by bytes.
    SEGMENT,
    /// One whose own monitor makes the steps.
    SYNCHRONIZED,
    /// A class of a cell, whose own code makes the steps.
    OTHER;

    static Family of(Class<?> type) {
      String name = type.getName();
      if (!Shadows.isShadow(type)) {
        return ofUnshadowed(type, name);
      }
      String original = name.substring(Shadows.PREFIX.length());
      if (!original.startsWith("java.util.concurrent.")) {
        return SYNCHRONIZED;
      }
      if (original.startsWith("java.util.concurrent.locks.")) {
        return LOCK;
      }
      return Executor.class.isAssignableFrom(type)
              || Future.class.isAssignableFrom(type)
              || original.contains("CompletionService")
              || original.startsWith("java.util.concurrent.StructuredTaskScope")
          ? EXECUTOR
          : SHARED;
    }

    private static Family ofUnshadowed(Class<?> type, String name) {
      if (name.startsWith("java.util.concurrent.atomic.") || type == Random.class) {
        return ATOMIC;
      }
      if (MemorySegment.class.isAssignableFrom(type)) {
        return SEGMENT;
      }
      if (type.getClassLoader() == null && isStream(type)) {
        return STREAM;
      }
      boolean isCollection =
          Collection.class.isAssignableFrom(type)
              || Map.class.isAssignableFrom(type)
              || Backing.isWalk(type)
              || CharSequence.class.isAssignableFrom(type)
              || type == BitSet.class
              || LibraryCall.isUnguarded(type);
      return type.getClassLoader() == null && isCollection ? COLLECTION : OTHER;
    }
  }

  private static boolean isStream(Class<?> type) {
    return Writer.class.isAssignableFrom(type)
        || OutputStream.class.isAssignableFrom(type)
        || Reader.class.isAssignableFrom(type)
        || InputStream.class.isAssignableFrom(type);
  }

  /// Open when a lock is free for a thread.
  private record Free(Object lock, SimulatedThread thread, World world, boolean ends)
      implements Gate {
    @Override
    public boolean isOpen() {
      return Guards.isFree(lock, thread) || (ends && thread.interrupted);
    }

    /// Its holder does more with it than to leave it.
    @Override
    public boolean isShared() {
      return true;
    }

    @Override
    public int holder() {
      return Locks.holder(world, lock);
    }
  }

  /// Before a call.
  static void call(World world, Object called, int kind, AccessMode mode) {
    Sort direct = SORTS.get(called.getClass());
    if (direct.family == Family.ATOMIC) {
      Slot value = direct.value == null ? null : direct.value.of(called);
      Place place = world.places.of(called).itself();
      world.access(operation(LibraryCall.numbered(kind), place), value, mode);
      return;
    }
    Object receiver = Backing.of(called);
    LibraryCall named = LibraryCall.numbered(kind);
    boolean moves =
        Backing.movesWhenRead(receiver)
            || (Backing.isWalk(called) && world.notes().isOthers(called, world.me().number));
    LibraryCall call = moves && named == LibraryCall.READ ? LibraryCall.UPDATE : named;
    SimulatedThread me = world.me();
    switch (SORTS.get(receiver.getClass()).family) {
      case OTHER, SYNCHRONIZED, ATOMIC -> {}
      case SEGMENT -> world.sharing().segments().access((MemorySegment) receiver, call);
      case COLLECTION -> {
        Operation next = operation(call, world.places.of(receiver).itself());
        world.clashes().look(world, next, receiver, called);
        world.access(next, null, AccessMode.PLAIN);
      }
      case STREAM -> world.step(operation(call, world.notes().streams(world.places)), null, null);
      case EXECUTOR -> enter(world, receiver, call, executors(world, receiver), me);
      case LOCK, SHARED -> enter(world, receiver, call, place(world, receiver), me);
    }
  }

  /// The operation on a variable, or on an object that is used like one.
  static Operation operation(LibraryCall call, Place place) {
    return switch (call) {
      case READ -> new Operation.Read(place);
      case WRITE -> new Operation.Write(place);
      default -> new Operation.Update(place);
    };
  }

  private static void enter(
      World world, Object receiver, LibraryCall call, Place place, SimulatedThread me) {
    boolean locks = call == LibraryCall.LOCK && Guards.sync(receiver) != null;
    me.state = locks ? Thread.State.WAITING : Thread.State.RUNNABLE;
    Gate gate = locks ? new Free(receiver, me, world, true) : listens(call);
    world.step(operation(receiver, call, place), gate, null);
    me.state = Thread.State.RUNNABLE;
    me.library = place;
    me.isCalled = true;
    me.lock = Guards.owned(receiver);
  }

  /// Calls that wait look whether their thread has been interrupted, some of them before they wait.
  private static @Nullable Gate listens(LibraryCall call) {
    return switch (call) {
      case UPDATE, LOCK, TRY, AWAIT, TIMED, PUT, TAKE -> Listening.GATE;
      case READ, WRITE, UNLOCK, SIGNAL -> null;
    };
  }

  private static Operation operation(Object receiver, LibraryCall call, Place place) {
    boolean isCondition = receiver instanceof Condition;
    return switch (call) {
      case READ ->
          receiver instanceof Future<?> ? new Operation.Update(place) : new Operation.Read(place);
      case LOCK -> new Operation.Acquire(place);
      case TRY -> new Operation.TryAcquire(place);
      case UNLOCK -> new Operation.Release(place, !Guards.isShared(receiver));
      case AWAIT, TIMED -> isCondition ? new Operation.Wait(place) : new Operation.Update(place);
      case SIGNAL -> isCondition ? new Operation.Notify(place, true) : new Operation.Update(place);
      case WRITE, UPDATE, PUT, TAKE -> new Operation.Update(place);
    };
  }

  /// The place of all executors and futures.
  ///
  /// @param one whose name the place has in a recorded run, if it is known
  static Place executors(World world, @Nullable Object one) {
    Place all = world.notes().executors(world.places);
    return world.isRecorded() && one != null ? all.named(world.places.of(one).name()) : all;
  }

  /// The place of a lock, of whatever else it is the object itself.
  private static Place place(World world, Object receiver) {
    Object sync = Guards.sync(receiver);
    if (sync == null) {
      return world.places.of(receiver).itself();
    }
    if (world.isRecorded()) {
      world.places.name(sync, world.places.of(receiver).itself().name());
    }
    return world.places.of(sync).itself();
  }

  /// Code of `java.util.concurrent` goes on after it has called a learner's, or a thread of its own
  /// begins.
  static void back(World world, @Nullable Object place) {
    SimulatedThread me = world.me();
    if (place instanceof Place inside && (me.library == null || me.library.id() != inside.id())) {
      me.library = inside;
      me.isCalled = false;
      me.lock = null;
      declare(world);
    }
  }

  /// A step of its own for what the code of `java.util.concurrent` does next.
  static void declare(World world) {
    SimulatedThread me = world.me();
    Place inside = me.library;
    if (inside != null && me.initialisers == 0) {
      world.step(new Operation.Update(inside), Listening.GATE, null);
    }
  }

  /// The field of an object's class, or of one above it.
  static @Nullable Field field(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return field;
        }
      }
    }
    return null;
  }
}
