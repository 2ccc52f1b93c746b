package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `BlockingQueue` that put and take one value.
public final class QueueCalls {
  private QueueCalls() {}

  public static void put(BlockingQueue<Object> queue, Object value) throws InterruptedException {
    put(
        queue,
        value,
        () -> queue.offer(value),
        () -> {
          queue.put(value);
          return true;
        });
  }

  public static boolean offer(BlockingQueue<Object> queue, Object value, long time, TimeUnit unit)
      throws InterruptedException {
    return put(queue, value, () -> queue.offer(value), () -> queue.offer(value, time, unit));
  }

  public static boolean offer(BlockingQueue<Object> queue, Object value) {
    return enter(queue, () -> queue.offer(value));
  }

  public static boolean add(BlockingQueue<Object> queue, Object value) {
    return enter(queue, () -> queue.add(value));
  }

  public static Object take(BlockingQueue<Object> queue) throws InterruptedException {
    return java.util.Objects.requireNonNull(take(queue, queue::poll, queue::take));
  }

  public static @Nullable Object poll(BlockingQueue<Object> queue, long time, TimeUnit unit)
      throws InterruptedException {
    return take(queue, queue::poll, () -> queue.poll(time, unit));
  }

  public static @Nullable Object poll(BlockingQueue<Object> queue) {
    return leave(queue, queue::poll);
  }

  public static Object remove(BlockingQueue<Object> queue) {
    return java.util.Objects.requireNonNull(leave(queue, queue::remove));
  }

  /// Puts by `offer` if there is room, else by `put`, which waits.
  static boolean put(
      BlockingQueue<Object> queue, Object value, BooleanSupplier offer, Wait.Blocking<Boolean> put)
      throws InterruptedException {
    if (value == null || !isSeen(queue)) {
      return Wait.unrecorded(put);
    }
    Wait.checkInterrupt();
    Passage passage = Passage.of(queue);
    if (passage.enter(queue, offer)) {
      return true;
    }
    return Wait.on(
        Reason.QUEUE_PUT,
        queue,
        () -> {
          Passage.Announced entry = passage.announce(value);
          boolean done = false;
          try {
            done = put.await();
            return done;
          } finally {
            passage.put(queue, entry, done);
          }
        });
  }

  /// Takes by `poll` if there is something, else by `take`, which waits.
  static @Nullable Object take(
      BlockingQueue<Object> queue,
      Supplier<@Nullable Object> poll,
      Wait.Blocking<@Nullable Object> take)
      throws InterruptedException {
    if (!isSeen(queue)) {
      return Wait.unrecorded(take);
    }
    Wait.checkInterrupt();
    Passage passage = Passage.of(queue);
    Object ready = passage.leave(queue, poll);
    return ready != null
        ? ready
        : Wait.on(
            Reason.QUEUE_TAKE,
            queue,
            () -> {
              Object value = null;
              passage.await();
              try {
                value = take.await();
                return value;
              } finally {
                passage.took(queue, value);
              }
            });
  }

  private static boolean isSeen(BlockingQueue<Object> queue) {
    return Recorder.isOn() && Passage.isPlain(queue);
  }

  static boolean enter(BlockingQueue<Object> queue, BooleanSupplier offer) {
    return isSeen(queue) ? Passage.of(queue).enter(queue, offer) : offer.getAsBoolean();
  }

  static @Nullable Object leave(BlockingQueue<Object> queue, Supplier<@Nullable Object> poll) {
    return isSeen(queue) ? Passage.of(queue).leave(queue, poll) : poll.get();
  }
}
