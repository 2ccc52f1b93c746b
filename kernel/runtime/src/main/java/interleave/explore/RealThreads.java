package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches for threads of the JVM that explored code starts by a way that nobody has thought of.
///
/// Every thread takes the next number of one counter, so a look at the counter after a step tells
/// whether one was made that the run does not know. Only then are the JVM's threads looked through:
/// what was made in explored code has its class loader for its context. A thread that has it not,
/// such as those of a pool that the whole JVM shares, is noticed when it comes to a step of
/// explored code.
final class RealThreads {
  private static final long COUNTER = counter();

  /// The first number that no thread had when the run began.
  private long first;

  /// How many threads of the run have numbers from that one on.
  private int simulated;

  /// Those that explored code has made in this run, which are numbered otherwise.
  private final List<Thread> made = new ArrayList<>();

  /// As many threads beyond those of the run have been looked through, or were expected.
  private long settled;

  /// Whether any were.
  private boolean expects;

  /// What another thread than those of the run did, which it notes itself.
  private volatile @Nullable String intrusion;

  /// Looked up when it is first needed, which few runs do.
  private static final class Jvm {
    static final MethodHandle ALL = Internals.fixed(Thread.class, "getThreads", Thread[].class);
  }

  private static long counter() {
    try {
      return (long)
          Internals.fixed(Thread.class, "getNextThreadIdOffset", long.class).invokeExact();
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// A run begins.
  void begin() {
    first = Memory.bits(COUNTER);
    simulated = 0;
    made.clear();
    settled = 0;
    expects = false;
    intrusion = null;
  }

  /// Explored code is about to make a thread by a constructor: mostly one of the run's, so that a
  /// look through the JVM's threads can wait until the run's end.
  void expect() {
    settled++;
    expects = true;
  }

  /// A thread was made, and has no number of the JVM's any more.
  void made(Thread thread) {
    made.add(thread);
  }

  /// The run has a thread.
  void know(Thread thread) {
    if (Newborns.isMade(thread, first)) {
      simulated++;
      settled--;
    }
  }

  /// The calling thread has come to a step of explored code, and is none of the run's.
  IllegalStateException intruded() {
    String what = name(Thread.currentThread()) + ", a thread of the JVM, runs code of the block";
    intrusion = what;
    return new IllegalStateException(what);
  }

  /// The run has stood still, waiting for another thread than its own.
  void stalled(String what) {
    intrusion = what;
  }

  /// What threads of the JVM have done since the last look, null if nothing.
  ///
  /// @param last who took the last step
  @Nullable String seen(Thread last) {
    long more = Memory.bits(COUNTER) - first - simulated;
    if (more > settled) {
      settled = more;
      Thread started = started();
      return started == null
          ? intrusion
          : last.getName() + " started " + name(started) + ", a thread of the JVM";
    }
    return intrusion;
  }

  /// What a thread of the JVM has done that was expected to be one of the run's, null if none has:
  /// looked up at the run's end.
  @Nullable String seenAtEnd() {
    if (!expects || Memory.bits(COUNTER) - first == simulated) {
      return null;
    }
    Thread started = started();
    return started == null ? null : name(started) + " was started, a thread of the JVM";
  }

  private @Nullable Thread started() {
    try {
      for (Thread each : (Thread[]) Jvm.ALL.invokeExact()) {
        if (isNew(each) && each.getContextClassLoader() instanceof ExploredLoader) {
          return each;
        }
      }
      return null;
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// Whether a thread was made in this run: one that an earlier run has left behind was not.
  @SuppressWarnings("ReferenceEquality") // it is the identity that counts
  private boolean isNew(Thread thread) {
    long id = thread.threadId();
    return id < Newborns.LASTING ? id >= first : made.stream().anyMatch(each -> each == thread);
  }

  private static String name(Thread thread) {
    String name = thread.getName().isEmpty() ? "a virtual thread" : thread.getName();
    Class<?> type = thread.getClass();
    return type == Thread.class || thread.isVirtual() ? name : name + " (" + type.getName() + ")";
  }
}
