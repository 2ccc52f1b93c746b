package interleave.course;

import interleave.memory.Resident;
import java.io.Closeable;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// Why objects of a type do not travel to another process, and what to use instead.
///
/// @param evenToRestore whether they cannot be brought back into a new cell JVM either
/// @param why a sentence without its full stop
/// @param instead what to do, as the second half of that sentence
record Refusal(Class<?> type, boolean evenToRestore, String why, String instead) {

  private static final String THREADS_ONLY = "it works between the threads of one process only";

  /// What lives in the memory of this notebook's processes, on its way to another notebook.
  static final Refusal ABROAD =
      lost(
          Resident.class,
          "it lives in the memory of this notebook's processes",
          "use one that is made with Space.redis");

  private static final List<Refusal> RULES =
      List.of(
          copied(ReadWriteLock.class, THREADS_ONLY, "use RowLocks or SharedLock"),
          copied(StampedLock.class, THREADS_ONLY, "use SharedLock"),
          copied(Lock.class, THREADS_ONLY, "use SharedLock"),
          copied(Condition.class, THREADS_ONLY, "use SharedCondition"),
          copied(Semaphore.class, THREADS_ONLY, "use SharedSemaphore"),
          copied(BlockingQueue.class, THREADS_ONLY, "use SharedQueue"),
          lost(CountDownLatch.class, THREADS_ONLY, "use SharedEvent or SharedBarrier"),
          lost(CyclicBarrier.class, THREADS_ONLY, "use SharedBarrier"),
          lost(Phaser.class, THREADS_ONLY, "use SharedBarrier"),
          lost(Exchanger.class, THREADS_ONLY, "use Pipe"),
          lost(Thread.class, "a thread belongs to its process", "start it inside the body"),
          lost(ThreadGroup.class, "threads belong to their process", "make it inside the body"),
          lost(ThreadLocal.class, "its values belong to threads", "make it inside the body"),
          lost(Process.class, "only its parent can wait for it", "use Proc, or its PID"),
          lost(ProcessHandle.class, "it belongs to this process", "send its PID"),
          lost(Executor.class, "its threads belong to this process", "use ProcPool"),
          lost(Future.class, "its result arrives in this process", "use SharedQueue or ProcPool"),
          lost(Closeable.class, "it is open in this process only", "open it inside the body"),
          lost(BaseStream.class, "it can be used once", "send the list or array it is made from"),
          lost(Reference.class, "it refers to this process's memory", "send the object itself"),
          lost(ClassLoader.class, "classes belong to their process", "make it inside the body"));

  private static final ClassValue<Optional<Refusal>> BY_TYPE =
      new ClassValue<>() {
        @Override
        protected Optional<Refusal> computeValue(Class<?> type) {
          return find(type);
        }
      };

  /// The rule for a type, or null if objects of it may travel as far as their type goes.
  static @Nullable Refusal of(Class<?> type) {
    return BY_TYPE.get(type).orElse(null);
  }

  /// For a plain object that Java cannot serialise.
  static Refusal notSerialisable(Class<?> type) {
    if (Unnamed.is(type)) {
      return lost(
          type, "a lambda travels only if its type is Serializable", "declare it as Proc.Body");
    }
    return lost(
        type,
        "its class is not Serializable",
        "make it inside the body, or send what it is made of");
  }

  /// For a set or map whose copy would not be made within a learner's patience.
  static Refusal endless(Class<?> type) {
    return lost(
        type,
        "its parts contain each other so often that computing their hash codes takes more than "
            + HashCost.MOST / 1_000_000
            + " million steps",
        "send a list, or what it is made of");
  }

  /// The reason and the remedy.
  String sentence() {
    return why + "; " + instead;
  }

  private static Optional<Refusal> find(Class<?> type) {
    if (type == Object.class) {
      return Optional.of(
          new Refusal(
              type,
              false,
              "as a monitor it works between the threads of one process only",
              "use SharedLock"));
    }
    // ConcurrentHashMap writes such locks into its stream for the sake of old readers.
    if (type.getName().startsWith("java.util.concurrent.ConcurrentHashMap")
        || type.getName().startsWith("interleave.")) {
      return Optional.empty();
    }
    return RULES.stream().filter(rule -> rule.type.isAssignableFrom(type)).findFirst();
  }

  private static Refusal copied(Class<?> type, String why, String instead) {
    return new Refusal(type, false, why, instead);
  }

  private static Refusal lost(Class<?> type, String why, String instead) {
    return new Refusal(type, true, why, instead);
  }
}
