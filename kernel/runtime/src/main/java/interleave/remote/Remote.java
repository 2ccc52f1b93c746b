package interleave.remote;

import interleave.probe.Probe;
import interleave.remote.RemoteAnswer.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// This process's way to objects on a server: the kernel JVM talks to the server on its behalf.
public final class Remote {

  /// This process's line to the kernel JVM.
  public interface Line {
    /// Sends a call; never waits.
    void call(RemoteCall call);

    /// Tells the learner something that is no answer.
    void tell(String text);
  }

  /// The server has lost the object: it was started anew without its data.
  public static final class LostException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private LostException(String message) {
      super(message);
    }
  }

  /// How long a caller that leaves waits to be told that it was in time.
  private static final long GOODBYE = TimeUnit.SECONDS.toNanos(1);

  private static final AtomicReference<@Nullable Line> LINE = new AtomicReference<>();
  private static final AtomicLong IDS = new AtomicLong();
  private static final Map<Long, Waiter> WAITERS = new ConcurrentHashMap<>();

  private Remote() {}

  private static final class Waiter {
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable RemoteAnswer answer;
  }

  /// Makes this JVM's line known; to be called once.
  public static void install(Line line) {
    LINE.set(line);
  }

  /// Takes an answer from the kernel JVM.
  public static void answered(RemoteAnswer answer) {
    Waiter waiter = WAITERS.get(answer.id());
    if (waiter != null) {
      waiter.answer = answer;
      LockSupport.unpark(waiter.thread);
    }
  }

  /// Asks for something that may have to wait.
  ///
  /// @return [Outcome#DONE] or [Outcome#LATE]
  /// @throws IllegalStateException if it was refused or the server failed
  /// @throws InterruptedException if this thread was interrupted and it did not happen
  public static RemoteAnswer ask(
      String uri,
      Verb verb,
      String name,
      String epoch,
      long first,
      long second,
      long nanos,
      byte[] bytes)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw interrupted();
    }
    long id = IDS.incrementAndGet();
    Waiter waiter = new Waiter();
    WAITERS.put(id, waiter);
    try {
      line().call(new RemoteCall.Ask(id, uri, verb, name, epoch, first, second, nanos, bytes));
      while (waiter.answer == null) {
        LockSupport.park(waiter);
        if (Thread.interrupted()) {
          return leave(id, uri, waiter);
        }
      }
      return checked(waiter.answer);
    } finally {
      WAITERS.remove(id);
    }
  }

  private static RemoteAnswer leave(long id, String uri, Waiter waiter)
      throws InterruptedException {
    line().call(new RemoteCall.Leave(id, uri));
    long deadline = System.nanoTime() + GOODBYE;
    RemoteAnswer answer = waiter.answer;
    while (answer == null && System.nanoTime() < deadline) {
      LockSupport.parkNanos(waiter, deadline - System.nanoTime());
      boolean _ = Thread.interrupted();
      answer = waiter.answer;
    }
    if (answer == null || answer.outcome() != Outcome.DONE) {
      throw interrupted();
    }
    Thread.currentThread().interrupt();
    return checked(answer);
  }

  /// Asks for something that does not wait, whatever interrupts.
  public static RemoteAnswer tell(
      String uri, Verb verb, String name, String epoch, long first, long second, byte[] bytes) {
    long id = IDS.incrementAndGet();
    Waiter waiter = new Waiter();
    WAITERS.put(id, waiter);
    boolean interrupted = false;
    try {
      line().call(new RemoteCall.Ask(id, uri, verb, name, epoch, first, second, 0, bytes));
      while (waiter.answer == null) {
        LockSupport.park(waiter);
        interrupted |= Thread.interrupted();
      }
      return checked(waiter.answer);
    } finally {
      WAITERS.remove(id);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RemoteAnswer checked(@Nullable RemoteAnswer answer) {
    if (answer == null) {
      throw new IllegalStateException("no answer");
    }
    return switch (answer.outcome()) {
      case DONE, LATE -> {
        if (!answer.text().isEmpty()) {
          line().tell(answer.text());
        }
        yield answer;
      }
      case LOST -> throw new LostException(answer.text());
      case LEFT, REFUSED, FAILED -> throw new IllegalStateException(answer.text());
    };
  }

  /// What an interrupted wait throws: the cell's stop if it is being stopped.
  private static InterruptedException interrupted() {
    if (Probe.isStopping()) {
      throw Probe.stopped();
    }
    return new InterruptedException();
  }

  private static Line line() {
    Line line = LINE.get();
    if (line == null) {
      throw new IllegalStateException(
          "shared objects live in a notebook: run this in a cell of the Interleave kernel");
    }
    return line;
  }
}
