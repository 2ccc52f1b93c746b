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
  private volatile Answer.@Nullable Made made;

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
      case Answer.Made made -> {
        Pending pending = ALL.get(made.id());
        if (pending != null) {
          pending.made = made;
          LockSupport.unpark(pending.thread);
        }
      }
      case Answer.Woken(long id) -> {
        Pending pending = ALL.get(id);
        if (pending != null) {
          pending.woken = true;
          LockSupport.unpark(pending.thread);
        }
      }
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

  /// Waits for [Answer.Made], which the kernel sends at once, whatever interrupts.
  Answer.Made awaitMade() {
    boolean interrupted = false;
    Answer.Made answer = made;
    while (answer == null) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
      answer = made;
    }
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
