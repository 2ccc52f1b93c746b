package interleave.probe;

import interleave.trace.Event;
import interleave.trace.Printed;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Stamp;
import interleave.trace.ThreadEvent;
import interleave.trace.ThreadKind;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gives events their stamps and hands them on, if somebody listens.
///
/// Each cell has a budget of [#BUDGET] events in this process; later ones are counted only. Printed
/// text, processes, and threads' beginnings and ends are outside of it.
public final class Recorder {
  /// How many events a cell can record in this process.
  public static final int BUDGET = 20_000;

  private static final Object ORDER = new Object();
  private static final ConcurrentHashMap<Integer, Account> ACCOUNTS = new ConcurrentHashMap<>();
  private static volatile @Nullable Sink sink;
  private static long seq; // guarded by ORDER

  private Recorder() {}

  /// Receives events.
  @FunctionalInterface
  public interface Sink {
    /// Called for one event at a time, in the order of `seq`, by the thread that it happened in. It
    /// must neither block nor throw.
    ///
    /// @param cell the cell that the event belongs to
    void accept(int cell, Event event);
  }

  /// What a cell may still record.
  static final class Account {
    final int cell;
    volatile boolean forgotten;
    final AtomicInteger left = new AtomicInteger(BUDGET);
    final AtomicLong dropped = new AtomicLong();

    Account(int cell) {
      this.cell = cell;
    }

    boolean spend() {
      if (left.get() > 0 && left.getAndDecrement() > 0) {
        return true;
      }
      dropped.incrementAndGet();
      return false;
    }
  }

  private static final class Self {
    static final long PID = ProcessHandle.current().pid();
  }

  /// From now on events go to `listener`.
  public static void connect(Sink listener) {
    sink = listener;
  }

  /// The number that events give the current thread: 1 for the one that evaluates cells.
  public static long threadNumber() {
    return Lane.idOf(Thread.currentThread());
  }

  /// Nobody listens any more.
  public static void disconnect() {
    sink = null;
  }

  /// Whether somebody listens.
  public static boolean isOn() {
    return sink != null;
  }

  /// How many events of a cell were counted only.
  public static long dropped(int cell) {
    Account account = ACCOUNTS.get(cell);
    return account == null ? 0 : account.dropped.get();
  }

  /// Gives a cell its whole budget again.
  public static void forget(int cell) {
    Account account = ACCOUNTS.remove(cell);
    if (account != null) {
      account.forgotten = true;
    }
  }

  /// The current thread begins to wait; [#resumed] must follow.
  ///
  /// @param on a process, or something that processes share: any of them may end the wait
  public static void blocked(Reason reason, Resource on) {
    if (sink != null) {
      Lane lane = Lane.current();
      Waits.began(lane, Pending.of(reason, on, true));
      block(lane, reason, on);
    }
  }

  private static void block(Lane lane, Reason reason, Resource on) {
    if (isAffordable(lane)) {
      lane.blockRecorded.set(true);
      emit(lane.cell(), Thread.currentThread(), s -> new ThreadEvent.Blocked(s, reason, on));
    }
  }

  /// The current thread goes on after [#blocked]. Recorded exactly if its `Blocked` was.
  public static void resumed() {
    resumed(Thread.currentThread());
  }

  /// The same for a thread that is known to go on before it says so itself.
  static void resumed(Thread thread) {
    if (sink != null) {
      Lane lane = Lane.of(thread);
      lane.pending = null;
      if (lane.blockRecorded.getAndSet(false)) {
        emit(lane.cell(), thread, ThreadEvent.Resumed::new);
      }
    }
  }

  static void blockedOn(Reason reason, @Nullable Object on, boolean interruptible) {
    if (sink != null) {
      Lane lane = Lane.current();
      Waits.began(lane, Pending.of(reason, on, interruptible));
      block(lane, reason, on == null ? Resource.NONE : Resources.of(on));
    }
  }

  /// Records an event of the current thread within its cell's budget.
  public static void record(Function<Stamp, Event> event) {
    if (sink != null) {
      Lane lane = Lane.current();
      if (isAffordable(lane)) {
        emit(lane.cell(), Thread.currentThread(), event);
      }
    }
  }

  /// Whether somebody listens and the current thread's cell has events left. If so, one is spent
  /// and [#paid] must follow; if not, one is counted. So an event that is only counted need not be
  /// made.
  public static boolean pays() {
    return sink != null && isAffordable(Lane.current());
  }

  /// Records an event of the current thread for which it has paid.
  public static void paid(Function<Stamp, Event> event) {
    emit(Lane.current().cell(), Thread.currentThread(), event);
  }

  /// Records an event of the current thread whatever the budget: printed text, processes, threads'
  /// beginnings and ends.
  public static void always(Function<Stamp, Event> event) {
    if (sink != null) {
      emit(CellContext.current(), Thread.currentThread(), event);
    }
  }

  /// Records an event of the current thread for a cell, whatever the budget.
  public static void record(int cell, Function<Stamp, Event> event) {
    if (sink != null) {
      emit(cell, Thread.currentThread(), event);
    }
  }

  /// Records printed text of the current thread.
  public static void printed(int cell, boolean error, String text) {
    record(cell, stamp -> new Printed(stamp, error, text));
  }

  /// Records an event of another thread, in the place where it takes effect.
  static void onBehalf(Thread thread, Function<Stamp, Event> event) {
    if (sink != null) {
      Lane lane = Lane.of(thread);
      if (isAffordable(lane)) {
        emit(lane.cell(), thread, event);
      }
    }
  }

  /// Records the state of each thread that woven code did not start (pools' workers) if it changed
  /// since the last time, and the end of each thread that ended unseen.
  public static void sample() {
    for (Lane lane : Lane.alive()) {
      Thread thread = lane.thread();
      if (sink != null && thread != null && lane.cell() != 0) {
        sampled(lane, thread, Threads.stateOf(thread));
      }
    }
  }

  static void sampled(Lane lane, Thread thread, Thread.State state) {
    if (state == Thread.State.TERMINATED) {
      Threads.ended(thread, "");
    } else if (!lane.startSeen && lane.sampled != state && Lane.idOf(thread) != 1) {
      lane.sampled = state;
      long id = Lane.idOf(thread);
      String name = Lane.nameOf(thread);
      ThreadKind kind = kindOf(thread);
      Thread self = Thread.currentThread();
      emit(lane.cell(), self, s -> new ThreadEvent.Sampled(s, id, name, kind, state));
    }
  }

  /// Says how to find the notebook's variable that holds an object, to be called by it: an empty
  /// text if there is none. Asked once for each object, by any thread; must not run a learner's
  /// code.
  public static void nameBy(Function<Object, String> names) {
    Resources.nameBy(names);
  }

  /// What events say about an object: its class, its number in order of first use, and its name.
  public static Resource resource(Object object) {
    return Resources.of(object);
  }

  static ThreadKind kindOf(Thread thread) {
    return thread.isVirtual() ? ThreadKind.VIRTUAL : ThreadKind.PLATFORM;
  }

  private static boolean isAffordable(Lane lane) {
    int cell = lane.cell();
    Account account = lane.account;
    if (account == null || account.cell != cell || account.forgotten) {
      account = ACCOUNTS.computeIfAbsent(cell, Account::new);
      lane.account = account;
    }
    return account.spend();
  }

  static void emit(int cell, Thread thread, Function<Stamp, Event> event) {
    long id = Lane.idOf(thread);
    synchronized (ORDER) {
      Sink listener = sink;
      if (listener != null) {
        listener.accept(cell, event.apply(new Stamp(Self.PID, id, seq, System.nanoTime())));
        seq++;
      }
    }
  }
}
