package interleave.probe;

import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In place of the methods that `BlockingDeque` adds to `BlockingQueue`.
public final class DequeCalls {
  private DequeCalls() {}

  public static void putFirst(BlockingDeque<Object> deque, Object value)
      throws InterruptedException {
    QueueCalls.put(
        deque,
        value,
        () -> deque.offerFirst(value),
        () -> {
          deque.putFirst(value);
          return true;
        });
  }

  public static void putLast(BlockingDeque<Object> deque, Object value)
      throws InterruptedException {
    QueueCalls.put(
        deque,
        value,
        () -> deque.offerLast(value),
        () -> {
          deque.putLast(value);
          return true;
        });
  }

  public static boolean offerFirst(
      BlockingDeque<Object> deque, Object value, long time, TimeUnit unit)
      throws InterruptedException {
    return QueueCalls.put(
        deque, value, () -> deque.offerFirst(value), () -> deque.offerFirst(value, time, unit));
  }

  public static boolean offerLast(
      BlockingDeque<Object> deque, Object value, long time, TimeUnit unit)
      throws InterruptedException {
    return QueueCalls.put(
        deque, value, () -> deque.offerLast(value), () -> deque.offerLast(value, time, unit));
  }

  public static Object takeFirst(BlockingDeque<Object> deque) throws InterruptedException {
    return Objects.requireNonNull(QueueCalls.take(deque, deque::pollFirst, deque::takeFirst));
  }

  public static Object takeLast(BlockingDeque<Object> deque) throws InterruptedException {
    return Objects.requireNonNull(QueueCalls.take(deque, deque::pollLast, deque::takeLast));
  }

  public static @Nullable Object pollFirst(BlockingDeque<Object> deque, long time, TimeUnit unit)
      throws InterruptedException {
    return QueueCalls.take(deque, deque::pollFirst, () -> deque.pollFirst(time, unit));
  }

  public static @Nullable Object pollLast(BlockingDeque<Object> deque, long time, TimeUnit unit)
      throws InterruptedException {
    return QueueCalls.take(deque, deque::pollLast, () -> deque.pollLast(time, unit));
  }

  public static boolean offerFirst(BlockingDeque<Object> deque, Object value) {
    return QueueCalls.enter(deque, () -> deque.offerFirst(value));
  }

  public static boolean offerLast(BlockingDeque<Object> deque, Object value) {
    return QueueCalls.enter(deque, () -> deque.offerLast(value));
  }

  public static @Nullable Object pollFirst(BlockingDeque<Object> deque) {
    return QueueCalls.leave(deque, deque::pollFirst);
  }

  public static @Nullable Object pollLast(BlockingDeque<Object> deque) {
    return QueueCalls.leave(deque, deque::pollLast);
  }

  public static void addFirst(BlockingDeque<Object> deque, Object value) {
    boolean _ =
        QueueCalls.enter(
            deque,
            () -> {
              deque.addFirst(value);
              return true;
            });
  }

  public static void addLast(BlockingDeque<Object> deque, Object value) {
    boolean _ =
        QueueCalls.enter(
            deque,
            () -> {
              deque.addLast(value);
              return true;
            });
  }

  public static void push(BlockingDeque<Object> deque, Object value) {
    addFirst(deque, value);
  }

  public static Object pop(BlockingDeque<Object> deque) {
    return removeFirst(deque);
  }

  public static Object removeFirst(BlockingDeque<Object> deque) {
    return Objects.requireNonNull(QueueCalls.leave(deque, deque::removeFirst));
  }

  public static Object removeLast(BlockingDeque<Object> deque) {
    return Objects.requireNonNull(QueueCalls.leave(deque, deque::removeLast));
  }
}
