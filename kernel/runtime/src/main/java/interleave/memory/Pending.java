package interleave.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A call of this process that the kernel JVM has yet to answer, and the thread that waits.
final class Pending implements AutoCloseable {
  private static final Map<Long, Pending> ALL = new ConcurrentHashMap<>();
  private static final AtomicLong IDS = new AtomicLong();

  private final long id = IDS.incrementAndGet();
  private final Thread thread;
  private volatile boolean woken;
  private volatile @Nullable Answer told;

  private Pending(Thread thread) {
    this.thread = thread;
  }

  static Pending of(Thread thread) {
    var pending = new Pending(thread);
    ALL.put(pending.id, pending);
    return pending;
  }

  long id() {
    return id;
  }

  /// Hands an answer to whoever waits for it, if somebody does.
  static void answered(Answer answer) {
    switch (answer) {
      case Answer.Made made -> tell(made.id(), made);
      case Answer.Named named -> tell(named.id(), named);
      case Answer.Woken(long id) -> {
        Pending pending = ALL.get(id);
        if (pending != null) {
          pending.woken = true;
          LockSupport.unpark(pending.thread);
        }
      }
    }
  }

  private static void tell(long id, Answer answer) {
    Pending pending = ALL.get(id);
    if (pending != null) {
      pending.told = answer;
      LockSupport.unpark(pending.thread);
    }
  }

  /// Waits for [Answer.Woken].
  ///
  /// @param deadline by `System.nanoTime`, or `Long.MAX_VALUE` for never
  /// @return whether it came
  boolean awaitWoken(long deadline) throws InterruptedException {
    while (!woken) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (deadline == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
    }
    return true;
  }

  /// Waits for [Answer.Woken], whatever interrupts.
  ///
  /// @return whether something did
  boolean awaitWokenAnyway() {
    boolean interrupted = false;
    while (!woken) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    return interrupted;
  }

  /// Waits for an answer that the kernel sends at once, whatever interrupts.
  Answer awaitAnswer() {
    boolean interrupted = false;
    Answer answer = told;
    while (answer == null) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
      answer = told;
    }
    told = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }

  @Override
  public void close() {
    ALL.remove(id);
  }
}
