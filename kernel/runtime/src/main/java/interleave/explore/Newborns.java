package interleave.explore;

import java.lang.reflect.Field;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a run makes, numbered as it is made: identity hashes and the numbers of threads follow from
/// these numbers, so that a schedule's run is the same in every JVM.
///
/// Each thread counts what it makes for itself, so that hashes are the same in schedules that
/// differ only in the order of steps that have nothing to do with one another.
final class Newborns {
  /// Threads that the notebook's variables hold have numbers from here on, those of a run from the
  /// next; those of the JVM stay below, for it tells by the number who holds a monitor.
  static final long LASTING = 1_000_000_000_000L;

  static final long FIRST = 2_000_000_000_000L;

  private static final long THREAD_ID = offset(Thread.class, "tid");
  private static final long ENUM_HASH = offset(Enum.class, "hash");
  private static final long RANDOM_SEED = offset(Thread.class, "threadLocalRandomSeed");
  private static final long RANDOM_PROBE = offset(Thread.class, "threadLocalRandomProbe");
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  static {
    // The JDK's enums are shared with the notebook, so only those that nobody has asked.
    for (Enum<?> each : TimeUnit.values()) {
      boolean _ = IdentityHash.give(each, each.name().hashCode());
    }
    for (Enum<?> each : Thread.State.values()) {
      boolean _ = IdentityHash.give(each, each.name().hashCode());
    }
  }

  private final Turns turns;
  private final RealThreads realThreads;

  /// What the run made before its first thread began.
  private int made;

  private int threads;

  /// How many times it has been said that what is made is not the run's alone.
  private int paused;

  Newborns(Turns turns, RealThreads realThreads) {
    this.turns = turns;
    this.realThreads = realThreads;
  }

  private static long offset(Class<?> type, String name) {
    Field field = Library.field(type, name);
    if (field == null) {
      throw new EngineFault("this JDK lacks " + type.getName(), new NoSuchFieldException(name));
    }
    return Memory.offset(field);
  }

  /// A run begins.
  void reset() {
    made = 0;
    threads = 0;
    paused = 0;
  }

  /// What is made is made once for all runs, and takes no number of this one.
  void pause() {
    paused++;
  }

  /// It is the run's again.
  void goOn() {
    paused--;
  }

  /// Something has been made.
  void note(@Nullable Object object) {
    if (object == null || paused > 0) {
      return;
    }
    SimulatedThread maker = turns.current();
    boolean _ = IdentityHash.give(object, maker == null ? ++made : ++maker.made);
    if (object instanceof Thread thread && thread.threadId() < LASTING) {
      number(thread, FIRST + ++threads);
      realThreads.made(thread);
    } else if (object instanceof Object[] array && array.getClass().getComponentType().isArray()) {
      for (Object each : array) {
        note(each);
      }
    }
  }

  private static void number(Thread thread, long number) {
    Memory.putBits(thread, THREAD_ID, 'J', number);
  }

  /// Has a thread's [ThreadLocalRandom] give the same numbers in every run, other ones than those
  /// of other threads.
  static void seed(Thread thread) {
    Memory.putBits(thread, RANDOM_SEED, 'J', GOLDEN * System.identityHashCode(thread));
    Memory.putBits(thread, RANDOM_PROBE, 'I', 1); // it is seeded
  }

  /// What is made once for all runs.
  ///
  /// @param number for its hash, the same in every JVM
  static void noteLasting(Object object, int number) {
    boolean _ = IdentityHash.give(object, number);
  }

  /// The copy of an object has got the values of its original: an enum's remember that one's hash.
  static void forgetHash(Object copy) {
    if (copy instanceof Enum<?>) {
      Memory.putBits(copy, ENUM_HASH, 'I', 0);
    }
  }

  /// A thread that the notebook's variables hold.
  static void noteLasting(Thread thread, int number) {
    number(thread, LASTING + number);
  }

  /// Whether a run has made a thread, and not only its first one.
  ///
  /// @param first the first number that no thread of the JVM had when the run began
  static boolean isMade(Thread thread, long first) {
    long id = thread.threadId();
    return id > FIRST + 1 || (id < LASTING && id >= first);
  }

  /// A thread's number as explored code is told it: the first one is 1.
  static long numberOf(Thread thread) {
    long id = thread.threadId();
    return id < FIRST ? id : id - FIRST;
  }
}
