package interleave.probe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the record of a queue in the order in which values pass through it: no `Took` before its
/// `Put`.
///
/// What succeeds at once is done and recorded in one step under `this`. A thread that waits inside
/// the queue cannot do so; a value that it has put may come out before it says so. Therefore it
/// announces what it is about to put, and whoever takes that value first records its `Put`.
@SuppressWarnings("ReferenceEquality") // values are compared by identity
final class Passage {
  private static final WeakIdentityMap<Passage> ALL = new WeakIdentityMap<>();

  private final List<Announced> announced = new ArrayList<>(2); // guarded by this

  private Passage() {}

  /// A value that a thread waits to put.
  record Announced(Thread by, Object value) {}

  static Passage of(BlockingQueue<?> queue) {
    return ALL.computeIfAbsent(queue, _ -> new Passage());
  }

  /// Whether a queue's methods call no code of a learner's (comparators, delays), so that they may
  /// be called under a lock of ours.
  static boolean isPlain(Queue<?> queue) {
    return switch (queue) {
      case ArrayBlockingQueue<?> _,
          LinkedBlockingQueue<?> _,
          LinkedBlockingDeque<?> _,
          LinkedTransferQueue<?> _,
          SynchronousQueue<?> _ ->
          Wait.isJdk(queue);
      default -> false;
    };
  }

  /// Puts a value if that is possible at once.
  synchronized boolean enter(BlockingQueue<?> queue, BooleanSupplier offer) {
    boolean done = offer.getAsBoolean();
    if (done) {
      settle(queue, null);
      Sync.put(Thread.currentThread(), queue, queue.size());
    }
    return done;
  }

  /// Takes a value if that is possible at once.
  synchronized <T extends @Nullable Object> T leave(BlockingQueue<?> queue, Supplier<T> poll) {
    T value = poll.get();
    if (value != null) {
      took(queue, value);
    }
    return value;
  }

  /// The current thread is about to wait inside the queue.
  synchronized Announced announce(Object value) {
    Announced entry = new Announced(Thread.currentThread(), value);
    announced.add(entry);
    return entry;
  }

  /// The current thread waits no longer.
  ///
  /// @param done whether it has put the value
  synchronized void put(BlockingQueue<?> queue, Announced entry, boolean done) {
    boolean pending = announced.removeIf(each -> each == entry);
    if (done && pending) {
      Recorder.resumed();
      Sync.put(entry.by, queue, queue.size());
    }
  }

  /// A thread that waited inside the queue has taken a value.
  synchronized void took(BlockingQueue<?> queue, Object value) {
    settle(queue, value);
    Recorder.resumed();
    Sync.took(queue, queue.size());
  }

  /// Records the `Put` of a value that has come out although its putter has not said so yet.
  private void settle(BlockingQueue<?> queue, @Nullable Object value) {
    for (Iterator<Announced> each = announced.iterator(); value != null && each.hasNext(); ) {
      Announced entry = each.next();
      if (entry.value == value) {
        each.remove();
        Recorder.resumed(entry.by);
        Sync.put(entry.by, queue, queue.size() + 1);
        return;
      }
    }
  }
}
