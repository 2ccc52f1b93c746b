package interleave.course;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// A queue that processes share: first in, first out.
///
/// An item is copied when it is put, so that what happens to the object afterwards does not change
/// it; what cannot be copied is refused with a [NotTransferableException] that names it, and so is,
/// by a queue that other notebooks reach, what lives in the memory of this one. With a capacity,
/// `put` waits while the queue is full. [#size], [#isEmpty] and [#isFull] tell what was; with
/// several processes it may not be so any more, so ask [#getNow] or [#putNow] instead of asking
/// first.
///
/// A process that is killed in a `put` or a `get` takes no other item with it.
///
/// @param <T> the type of the items
public sealed class SharedQueue<T> implements Serializable, AutoCloseable permits JoinableQueue {
  @Serial private static final long serialVersionUID = 1;

  private final QueuePlace place;

  /// A queue for any number of items.
  public SharedQueue() {
    this(0);
  }

  /// A queue for so many items; for any number if that is 0 or less.
  public SharedQueue(int capacity) {
    this(Space.machine(), "", capacity);
  }

  /// A queue with a name that lives somewhere else.
  public SharedQueue(Space space, String name, int capacity) {
    this(space.queue(name, Math.max(0, capacity), false));
  }

  SharedQueue(QueuePlace place) {
    this.place = place;
  }

  final QueuePlace place() {
    return place;
  }

  /// Waits until there is room and puts an item in.
  public final void put(T item) throws InterruptedException {
    boolean _ = place.put(bytes(item), Patience.ENDLESS);
  }

  /// Puts an item in if there is room in time.
  ///
  /// @throws QueueFullException if there was not
  public final void put(T item, Duration limit) throws InterruptedException {
    if (!offer(item, limit)) {
      throw new QueueFullException(place + " had no room for " + limit.toMillis() + " ms");
    }
  }

  /// Puts an item in if there is room now.
  ///
  /// @throws QueueFullException if there is none
  public final void putNow(T item) throws InterruptedException {
    if (!offer(item, Duration.ZERO)) {
      throw new QueueFullException(
          place + " is full: take from it first, or make it with a larger capacity");
    }
  }

  /// Puts an item in if there is room in time.
  ///
  /// @return whether there was
  public final boolean offer(T item, Duration limit) throws InterruptedException {
    return place.put(bytes(item), Patience.of(limit));
  }

  /// Waits until there is an item and takes the oldest.
  public final T get() throws InterruptedException {
    return item(Objects.requireNonNull(place.get(Patience.ENDLESS)));
  }

  /// Takes the oldest item if there is one in time.
  ///
  /// @throws QueueEmptyException if there was none
  public final T get(Duration limit) throws InterruptedException {
    byte[] item = place.get(Patience.of(limit));
    if (item == null) {
      throw new QueueEmptyException(place + " had nothing to give for " + limit.toMillis() + " ms");
    }
    return item(item);
  }

  /// Takes the oldest item if there is one now.
  ///
  /// @throws QueueEmptyException if there is none
  public final T getNow() throws InterruptedException {
    byte[] item = place.get(Patience.NONE);
    if (item == null) {
      throw new QueueEmptyException(place + " is empty");
    }
    return item(item);
  }

  /// Takes the oldest item if there is one in time.
  public final Optional<T> poll(Duration limit) throws InterruptedException {
    byte[] item = place.get(Patience.of(limit));
    return item == null ? Optional.empty() : Optional.of(item(item));
  }

  /// How many items were inside just now.
  public final int size() {
    return place.size();
  }

  /// Whether it was empty just now.
  public final boolean isEmpty() {
    return size() == 0;
  }

  /// Whether it was full just now; a queue without a capacity never is.
  public final boolean isFull() {
    int capacity = place.capacity();
    return capacity > 0 && size() >= capacity;
  }

  /// Ends it: nothing more can be put in, by any process, and who takes when it is empty gets an
  /// `IllegalStateException` instead of waiting.
  @Override
  public final void close() {
    place.close();
  }

  private byte[] bytes(T item) {
    return ItemWriter.item(item, place, place.isAbroad());
  }

  private T item(byte[] bytes) {
    return Unchecked.cast(ItemReader.item(bytes));
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
