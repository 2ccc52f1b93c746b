package interleave.probe;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What we know of one thread: its cell, and what was recorded of its life.
///
/// Fields without `volatile` are touched by the lane's own thread only. Lanes are found by thread
/// identifier, which a JVM never gives twice, and hold their thread weakly.
final class Lane {
  private static final ConcurrentHashMap<Long, Lane> LANES = new ConcurrentHashMap<>();
  private static final AtomicLong UNNAMED = new AtomicLong();
  private static final int SWEEP_ABOVE = 256;

  /// A thread that is made inherits its maker's cell; the maker cannot know the new thread yet, so
  /// the lane is bound to it at its first look-up there.
  private static final InheritableThreadLocal<@Nullable Lane> CURRENT =
      new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Lane childValue(@Nullable Lane parent) {
          return parent == null ? null : new Lane(null, parent.cell);
        }
      };

  /// The cell that the evaluating thread is in; stands in for threads nobody can be asked about.
  private static volatile int evaluating;

  /// The thread that evaluates cells, reported as thread 1.
  private static volatile long mainThread = 1;

  /// Its lane: most of what is recorded in a hurry is of this thread.
  private static volatile @Nullable Lane mainLane;

  private volatile @Nullable WeakReference<Thread> thread;
  private volatile boolean common;
  private volatile int cell;
  private volatile @Nullable String label;

  /// Whether a `Started` for this thread was recorded or its start was at least seen.
  volatile boolean startSeen;

  /// Whether an `Ended` was recorded.
  volatile boolean endSeen;

  /// The state last recorded by sampling.
  volatile Thread.@Nullable State sampled;

  /// Whether the thread runs a learner's body, not that of a pool's worker.
  volatile boolean runsBody;

  /// How many tasks of woven code the thread is running, one inside the other.
  private volatile int tasks;

  /// How many bodies of this thread are on its stack (`run` of a subclass calling `super.run`).
  int bodies;

  /// Whether the thread waits in [Monitor] to enter.
  volatile boolean atMonitor;

  /// What the thread waits for now, whether or not that was recorded.
  volatile @Nullable Pending pending;

  /// The account that the thread's last event was charged to.
  Recorder.@Nullable Account account;

  /// Whether the last `Blocked` of this thread was recorded and waits for its `Resumed`.
  final AtomicBoolean blockRecorded = new AtomicBoolean();

  /// The stop that this thread has last thrown [StopCell] for, and the checks it may still pass.
  int stopSeen;

  int grace;

  private Lane(@Nullable Thread thread, int cell) {
    this.cell = cell;
    if (thread != null) {
      bind(thread);
    }
  }

  private void bind(Thread owner) {
    thread = new WeakReference<>(owner);
    common =
        owner instanceof ForkJoinWorkerThread worker
            && ForkJoinPool.commonPool().equals(worker.getPool());
  }

  /// The lane of the current thread.
  static Lane current() {
    Lane main = mainLane;
    if (main != null && Thread.currentThread().threadId() == mainThread) {
      return main;
    }
    Lane lane = CURRENT.get();
    return lane != null && lane.thread != null ? lane : settle(lane);
  }

  private static Lane settle(@Nullable Lane inherited) {
    Thread self = Thread.currentThread();
    Lane lane =
        LANES.computeIfAbsent(
            self.threadId(),
            _ -> {
              Lane fresh = inherited == null ? new Lane(null, 0) : inherited;
              fresh.bind(self);
              return fresh;
            });
    CURRENT.set(lane);
    return lane;
  }

  /// The lane of a thread that was started or is about to be.
  static Lane of(Thread thread) {
    if (thread.threadId() == Thread.currentThread().threadId()) {
      return current();
    }
    if (LANES.size() > SWEEP_ABOVE) {
      sweep();
    }
    return LANES.computeIfAbsent(thread.threadId(), _ -> new Lane(thread, 0));
  }

  /// The lane of a thread if there is one.
  static @Nullable Lane ifKnown(Thread thread) {
    return LANES.get(thread.threadId());
  }

  /// Those whose threads are alive.
  static List<Lane> alive() {
    sweep();
    return new ArrayList<>(LANES.values());
  }

  private static void sweep() {
    LANES.values().removeIf(lane -> lane.isOver());
  }

  private boolean isOver() {
    Thread owner = thread();
    return owner == null || (owner.getState() == Thread.State.TERMINATED && endSeen);
  }

  /// Makes the current thread the one that evaluates cells.
  static void evaluate(int cell) {
    evaluating = cell;
    mainLane = null;
    mainThread = Thread.currentThread().threadId();
    Lane lane = current();
    lane.cell = cell;
    mainLane = lane;
  }

  /// The thread, unless it has gone.
  @Nullable Thread thread() {
    WeakReference<Thread> reference = thread;
    return reference == null ? null : reference.get();
  }

  /// The cell that the thread belongs to. A worker of the common pool serves every cell: outside of
  /// a task whose cell is known it counts as working for the cell that is being evaluated.
  int cell() {
    int known = cell;
    return common && known <= 0 ? evaluating : known;
  }

  /// Whether the thread does a learner's work: it was started by a learner, or runs a learner's
  /// task.
  boolean isBusy() {
    return (startSeen || runsBody || tasks > 0) && !evaluates();
  }

  /// Whether the thread is the one that evaluates cells.
  boolean evaluates() {
    Thread owner = thread();
    return owner != null && owner.threadId() == mainThread;
  }

  /// The thread, which is the current one, begins (1) or ends (-1) a task.
  @SuppressWarnings({"NonAtomicVolatileUpdate", "NonAtomicOperationOnVolatileField"})
  void busier(int by) {
    tasks += by;
  }

  /// Moves the thread to a cell.
  ///
  /// @return the cell to hand to [#restore] later
  int move(int to) {
    int before = cell;
    cell = to;
    return before;
  }

  /// Undoes [#move].
  void restore(int before) {
    cell = common ? 0 : before;
  }

  /// Forgets the thread; its events have all been recorded.
  static void forget(Thread thread) {
    LANES.remove(thread.threadId());
  }

  /// The identifier that events give a thread: 1 for the one that evaluates cells.
  static long idOf(Thread thread) {
    long id = thread.threadId();
    return id == mainThread ? 1 : id;
  }

  /// A thread's name; an unnamed virtual thread is numbered in order of first use.
  static String nameOf(Thread thread) {
    String name = thread.getName();
    if (!name.isEmpty()) {
      return name;
    }
    Lane lane = of(thread);
    String label = lane.label;
    if (label == null) {
      label = "virtual-" + UNNAMED.incrementAndGet();
      lane.label = label;
    }
    return label;
  }
}
