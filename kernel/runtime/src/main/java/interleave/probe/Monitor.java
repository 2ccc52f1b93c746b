package interleave.probe;

import interleave.trace.Reason;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The waiting room in front of an object's monitor.
///
/// A thread that waits inside `monitorenter` cannot be stopped, nor is it known that it waits. So
/// woven code enters in two steps: it becomes the *owner* here, where it can wait and be stopped,
/// and then enters the JVM's monitor, which only code that is not woven can still be holding.
/// Mutual exclusion is the JVM's; ownership here decides who may go and try. Newcomers may overtake
/// those who wait, as they may in the JVM.
///
/// `Object.wait` gives up both. A waiter stays inside the JVM's `wait` until it has been notified
/// *and* has become the owner again: when it wakes without being able to, it waits again, so that
/// it never keeps the JVM's monitor from the owner. An owner that leaves wakes the first in the
/// queue: by `unpark` if it waits to enter, by the JVM's `notifyAll` if it waits to return from
/// `wait`.
///
/// Lock order: the JVM's monitor, then `this`. `this` is held for a few instructions only.
@SuppressWarnings({
  "ReferenceEquality", // threads are compared by identity
  "WaitNotInLoop" // the learner's loop is around the call
})
final class Monitor {
  private static final WeakIdentityMap<Monitor> ALL = new WeakIdentityMap<>();

  /// How many nested calls an exit needs at most; an enter makes sure that they are to be had.
  private static final int ROOM = 100;

  private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
  private int count; // touched by the owner only
  private volatile int queued;
  private volatile int wakes;
  private final ArrayDeque<Waiter> queue = new ArrayDeque<>(2); // guarded by this
  private final ArrayDeque<Waiter> waitSet = new ArrayDeque<>(2); // guarded by this

  private Monitor() {}

  private static Monitor of(Object object) {
    return ALL.computeIfAbsent(object, _ -> new Monitor());
  }

  /// Returns as the owner.
  static void enter(Object object) {
    Monitor monitor = of(object);
    Thread self = Thread.currentThread();
    room(ROOM);
    if (monitor.owner.get() == self) {
      monitor.count++;
      return;
    }
    if (!monitor.own(self, 1)) {
      monitor.queueUp(object, self);
    }
    Sync.acquired(object);
  }

  /// The thread that keeps others from entering, or null.
  static @Nullable Thread ownerOf(Object object) {
    Monitor monitor = ALL.get(object);
    return monitor == null ? null : monitor.owner.get();
  }

  /// Whether a thread waits to enter, or to return from `wait` after it was notified.
  static boolean isQueued(Object object, Thread thread) {
    Monitor monitor = of(object);
    synchronized (monitor) {
      return monitor.queue.stream().anyMatch(waiter -> waiter.thread == thread);
    }
  }

  private static int room(int calls) {
    return calls == 0 ? 0 : 1 + room(calls - 1);
  }

  private boolean own(Thread self, int entries) {
    if (owner.get() == null && owner.compareAndSet(null, self)) {
      count = entries;
      return true;
    }
    return false;
  }

  private void queueUp(Object object, Thread self) {
    Waiter waiter = new Waiter(false, 1);
    Lane lane = Lane.current();
    boolean interrupted = false;
    add(waiter);
    lane.atMonitor = true;
    Recorder.blockedOn(Reason.MONITOR, object, false);
    try {
      // Who is let in by another that the cell's end has stopped does not go on.
      for (Probe.checkWaiting(); !own(self, 1); Probe.checkWaiting()) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    } finally {
      lane.atMonitor = false;
      remove(waiter);
      if (owner.get() == null) {
        passOn(object);
      }
      Recorder.resumed();
      if (interrupted) {
        self.interrupt();
      }
    }
  }

  private synchronized void add(Waiter waiter) {
    queue.addLast(waiter);
    queued++;
  }

  private synchronized void remove(Waiter waiter) {
    if (queue.remove(waiter)) {
      queued--;
    }
  }

  /// Gives up one entry; the last one passes the ownership on. The caller is in the JVM's monitor.
  static void exit(Object object) {
    Monitor monitor = of(object);
    if (monitor.owner.get() == Thread.currentThread() && --monitor.count == 0) {
      Sync.released(object);
      monitor.leave(object);
    }
  }

  private void leave(Object object) {
    owner.set(null);
    if (queued > 0) {
      Waiter next = first();
      if (next != null && next.insideWait) {
        wakeAll(object);
      } else if (next != null) {
        LockSupport.unpark(next.thread);
      }
    }
  }

  private synchronized @Nullable Waiter first() {
    return queue.peekFirst();
  }

  /// As [#leave], for one who was woken but goes away, outside of the JVM's monitor.
  private void passOn(Object object) {
    Waiter next = first();
    if (next != null && next.insideWait) {
      synchronized (object) {
        wakeAll(object);
      }
    } else if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  /// Lets all who are inside the JVM's `wait` look again. The caller is in the JVM's monitor.
  @SuppressWarnings({"NonAtomicOperationOnVolatileField", "NonAtomicVolatileUpdate"})
  private void wakeAll(Object object) {
    wakes++;
    object.notifyAll();
  }

  /// `object.wait(millis, nanos)`.
  static void await(Object object, long millis, int nanos) throws InterruptedException {
    if (!Thread.holdsLock(object) || millis < 0 || nanos < 0 || nanos > 999_999) {
      object.wait(millis, nanos); // throws
    }
    Wait.checkInterrupt();
    Probe.checkWaiting();
    of(object).waitFor(object, new Patience(millis, nanos));
  }

  private void waitFor(Object object, Patience patience) throws InterruptedException {
    boolean owned = owner.get() == Thread.currentThread();
    Waiter waiter = new Waiter(true, owned ? count : 0);
    synchronized (this) {
      waitSet.addLast(waiter);
    }
    Sync.released(object);
    Recorder.blockedOn(Reason.WAIT, object, true);
    if (owned) {
      leave(object);
    }
    boolean late = false;
    boolean returned = false;
    try {
      boolean early = waitUntilNotified(object, waiter, patience);
      late = returnAsOwner(object, waiter);
      returned = true;
      if (early && waiter.gaveUp) {
        throw new InterruptedException();
      }
      late |= early;
    } finally {
      Recorder.resumed();
      if (returned) {
        Sync.acquired(object);
      }
      if (late) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Ends when the waiter has been notified, was interrupted, or has lost patience.
  ///
  /// @return whether it was interrupted
  private boolean waitUntilNotified(Object object, Waiter waiter, Patience patience) {
    boolean interrupted = false;
    while (!waiter.notified) {
      int seen = wakes;
      try {
        patience.await(object);
      } catch (InterruptedException _) {
        interrupted = true;
      }
      boolean foreign = seen == wakes || object instanceof Thread;
      if (interrupted || patience.isOver() || foreign) {
        break;
      }
    }
    return interrupted;
  }

  /// Called in the JVM's monitor, and returns in it.
  ///
  /// @return whether the thread was interrupted meanwhile
  private boolean returnAsOwner(Object object, Waiter waiter) {
    boolean interrupted = false;
    boolean queues = waiter.entries > 0;
    synchronized (this) {
      waiter.gaveUp = waitSet.remove(waiter);
      if (waiter.gaveUp && queues) {
        queue.addLast(waiter);
        queued++;
      }
    }
    try {
      while (queues && !own(waiter.thread, waiter.entries) && !Probe.isStopping()) {
        try {
          object.wait();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      remove(waiter);
    }
    Probe.checkWaiting();
    return interrupted;
  }

  /// `object.notify()`.
  static void notifyOne(Object object) {
    if (Thread.holdsLock(object)) {
      Sync.signalled(object);
      if (of(object).moveOne(object)) {
        return;
      }
    }
    object.notify();
  }

  /// `object.notifyAll()`.
  static void notifyEvery(Object object) {
    if (Thread.holdsLock(object)) {
      Sync.signalled(object);
      Monitor monitor = of(object);
      while (monitor.moveOne(object)) {
        // the next one
      }
    }
    object.notifyAll();
  }

  /// Moves the longest waiting from the wait set to the queue.
  ///
  /// @return whether there was one
  private boolean moveOne(Object object) {
    Waiter waiter;
    synchronized (this) {
      waiter = waitSet.pollFirst();
      if (waiter == null) {
        return false;
      }
      waiter.notified = true;
      if (waiter.entries > 0) {
        queue.addLast(waiter);
        queued++;
      }
    }
    if (waiter.entries == 0 || owner.get() == null) {
      wakeAll(object);
    }
    return true;
  }
}
