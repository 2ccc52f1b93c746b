package interleave.probe;

import interleave.trace.ExitStatus;
import interleave.trace.Party;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Waiting;
import interleave.trace.Waiting.Wakers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who waits for whom in this process.
///
/// What a thread says that it waits for counts only while the JVM says that it waits without a time
/// limit. Whatever is not known for certain counts as a thread that goes on.
public final class Waits {
  private static final Set<Reason> NEVER_STUCK = Set.of(Reason.SLEEP, Reason.STDIN);

  private static final AtomicLong BEGUN = new AtomicLong();
  private static volatile @Nullable Thread resting;

  private final String process;
  private final Function<Object, String> names;
  private final List<Waiting> waits = new ArrayList<>();
  private boolean free;
  private boolean unsettled;

  private Waits(String process, Function<Object, String> names) {
    this.process = process;
    this.names = names;
  }

  /// The waits of a process.
  ///
  /// @param waits those without a time limit of which it is known who can end them
  /// @param free whether a thread of the process runs, or will go on by itself
  /// @param unsettled whether a thread has said that it waits, and does not do so yet: it can be in
  ///   a wait at any moment without saying so again
  public record Report(List<Waiting> waits, boolean free, boolean unsettled) {
    public Report {
      waits = List.copyOf(waits);
    }
  }

  private static final class Self {
    static final long PID = ProcessHandle.current().pid();
  }

  static void began(Lane lane, Pending pending) {
    lane.pending = pending;
    BEGUN.incrementAndGet(); // only now: whoever has seen this count has seen the wait
    Thread watcher = resting;
    if (watcher != null && !NEVER_STUCK.contains(pending.reason())) {
      resting = null;
      LockSupport.unpark(watcher);
    }
  }

  /// The waits that began from now on are later than this.
  public static long now() {
    return BEGUN.get();
  }

  /// Rests until a thread begins to wait later than [#now] said, but no longer than `millis`.
  ///
  /// @param millis 0 for as long as it takes
  public static void rest(long now, long millis) {
    resting = Thread.currentThread();
    if (BEGUN.get() != now) {
      resting = null;
      return;
    }
    if (millis == 0) {
      LockSupport.park(Waits.class);
    } else {
      LockSupport.parkNanos(Waits.class, millis * 1_000_000);
    }
    resting = null;
  }

  /// The current thread waits for another thread's end, which no event tells; [#ended] follows.
  public static void joining(Thread thread) {
    Lane lane = Lane.current();
    began(lane, Pending.of(Reason.JOIN_THREAD, thread, true));
  }

  /// The current thread waits no longer.
  public static void ended() {
    Lane.current().pending = null;
  }

  /// The waits as they are now.
  ///
  /// @param process this process's name
  /// @param names the learner's name for an object, or empty
  public static Report report(String process, Function<Object, String> names) {
    Waits waits = new Waits(process, names);
    Set<Thread> known = new HashSet<>();
    for (Lane lane : Lane.alive()) {
      Thread thread = lane.thread();
      if (thread != null) {
        known.add(thread);
        waits.look(lane, thread);
      }
    }
    waits.lookAtOthers(known);
    return new Report(waits.waits, waits.free, waits.unsettled);
  }

  /// Threads of the JDK's own that a learner's code had made: pools' workers, timers.
  private void lookAtOthers(Set<Thread> known) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      Thread thread = threads[i];
      if (!known.contains(thread) && !isOurs(thread) && thread.threadId() != 1) {
        free |= !isIdle(thread) && thread.getState() != Thread.State.WAITING;
      }
    }
  }

  private static boolean isOurs(Thread thread) {
    return thread.getName().startsWith("interleave-") || thread.getName().equals("DestroyJavaVM");
  }

  private static boolean isIdle(Thread thread) {
    return thread instanceof ForkJoinWorkerThread;
  }

  @SuppressWarnings("ReferenceEquality") // whether it is still in the very same wait
  private void look(Lane lane, Thread thread) {
    Pending pending = lane.pending;
    Thread.State state = thread.getState();
    if (state == Thread.State.TERMINATED || isOurs(thread)) {
      return;
    }
    if (pending == null) {
      boolean learners = lane.isBusy() || lane.evaluates();
      free |= learners || (state != Thread.State.WAITING && !isIdle(thread));
    } else if (state != Thread.State.WAITING) {
      free = true;
      unsettled |= state != Thread.State.TIMED_WAITING;
    } else {
      look(lane, thread, pending);
    }
    free |= lane.pending != pending;
  }

  private void look(Lane lane, Thread thread, Pending pending) {
    Object on = pending.on();
    switch (pending.reason()) {
      case SLEEP, STDIN -> free = true;
      case MONITOR -> owned(lane, thread, pending, Reason.MONITOR);
      case WAIT -> {
        if (on != null && Monitor.isQueued(on, thread)) {
          owned(lane, thread, pending, Reason.MONITOR);
        }
      }
      case LOCK -> {
        if (on instanceof Resource) {
          shared(lane, thread, pending);
        } else if (!(on instanceof StampedLock)) {
          owned(lane, thread, pending, Reason.LOCK);
        }
      }
      case JOIN_THREAD -> {
        if (on instanceof Thread target) {
          add(lane, thread, pending, Reason.JOIN_THREAD, List.of(party(target)));
        }
      }
      case JOIN_PROCESS -> joins(lane, thread, pending);
      case FUTURE, EXECUTOR -> free |= hasChildren();
      case CONDITION, QUEUE_PUT, QUEUE_TAKE, SEMAPHORE, LATCH, BARRIER, PARK ->
          shared(lane, thread, pending);
    }
  }

  private void joins(Lane lane, Thread thread, Pending pending) {
    if (pending.on() instanceof Resource child && child.kind().equals("Proc")) {
      var needs = List.<Party>of(new Party.OfProcess(child.id()));
      add(lane, thread, pending, Reason.JOIN_PROCESS, needs);
    } else {
      free = true; // a program that is not ours
    }
  }

  /// A wait for something that processes share, of which the kernel knows more. Any other thread of
  /// this process can end a wait for something of its own: such a wait tells nothing.
  private void shared(Lane lane, Thread thread, Pending pending) {
    if (pending.on() instanceof Resource) {
      add(lane, thread, pending, pending.reason(), List.of());
    }
  }

  private void owned(Lane lane, Thread thread, Pending pending, Reason reason) {
    Object on = pending.on();
    List<Thread> owners =
        on == null ? List.of() : reason == Reason.LOCK ? Owners.of(on) : ownerOfMonitor(on, thread);
    if (owners.isEmpty()) {
      free = true; // it is about to get it
    } else {
      add(lane, thread, pending, reason, owners.stream().<Party>map(Waits::party).toList());
    }
  }

  private static List<Thread> ownerOfMonitor(Object object, Thread thread) {
    Thread owner = Monitor.ownerOf(object);
    return owner == null || owner.equals(thread) ? List.of() : List.of(owner);
  }

  private void add(Lane lane, Thread thread, Pending pending, Reason reason, List<Party> needs) {
    boolean monitor = reason == Reason.MONITOR;
    Wakers wakers =
        needs.isEmpty()
            ? Wakers.ANYBODY
            : pending.interruptible() && !monitor ? Wakers.ITS_PROCESS : Wakers.NOBODY;
    waits.add(
        new Waiting(
            party(thread),
            Lane.nameOf(thread),
            process,
            lane.cell(),
            pending.episode(),
            reason,
            resource(pending.on()),
            needs,
            wakers));
  }

  private Resource resource(@Nullable Object on) {
    if (on == null || on instanceof Resource) {
      return on == null ? Resource.NONE : (Resource) on;
    }
    Resource resource = Resources.of(on);
    String name = on instanceof Thread ? "" : names.apply(on);
    return name.isEmpty() ? resource : new Resource(resource.kind(), resource.id(), name);
  }

  private static Party.OfThread party(Thread thread) {
    return new Party.OfThread(Self.PID, Lane.idOf(thread));
  }

  private static boolean hasChildren() {
    return Launcher.installed().children().stream()
        .anyMatch(child -> child.status() instanceof ExitStatus.Running);
  }
}
