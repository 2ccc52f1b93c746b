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
  private int takers; // guarded by this
  private int size; // guarded by this

  private Passage(int size) {
    this.size = size;
  }

  /// A value that a thread waits to put.
  record Announced(Thread by, Object value) {}

  static Passage of(BlockingQueue<?> queue) {
    return ALL.computeIfAbsent(queue, _ -> new Passage(queue.size()));
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

  /// How many values are inside according to the record. While threads wait inside the queue its
  /// own size may be ahead of that.
  private int changed(BlockingQueue<?> queue, int by) {
    size = announced.isEmpty() && takers == 0 ? queue.size() : Math.max(0, size + by);
    return size;
  }

  /// Puts a value if that is possible at once.
  synchronized boolean enter(BlockingQueue<?> queue, BooleanSupplier offer) {
    boolean done = offer.getAsBoolean();
    if (done) {
      Sync.put(Thread.currentThread(), queue, changed(queue, 1));
    }
    return done;
  }

  /// Takes a value if that is possible at once.
  synchronized <T extends @Nullable Object> T leave(BlockingQueue<?> queue, Supplier<T> poll) {
    T value = poll.get();
    if (value != null) {
      record(queue, value);
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
      Sync.put(entry.by, queue, changed(queue, 1));
    }
  }

  /// The current thread is about to wait inside the queue for a value.
  synchronized void await() {
    takers++;
  }

  /// The current thread waits no longer.
  ///
  /// @param value what it has taken, or `null`
  synchronized void took(BlockingQueue<?> queue, @Nullable Object value) {
    takers--;
    if (value != null) {
      record(queue, value);
    }
  }

  private void record(BlockingQueue<?> queue, Object value) {
    settle(queue, value);
    Recorder.resumed();
    Sync.took(queue, changed(queue, -1));
  }

  /// Records the `Put` of a value that has come out although its putter has not said so yet.
  private void settle(BlockingQueue<?> queue, Object value) {
    for (Iterator<Announced> each = announced.iterator(); each.hasNext(); ) {
      Announced entry = each.next();
      if (entry.value == value) {
        each.remove();
        Recorder.resumed(entry.by);
        size++;
        Sync.put(entry.by, queue, size);
        return;
      }
    }
  }
}
