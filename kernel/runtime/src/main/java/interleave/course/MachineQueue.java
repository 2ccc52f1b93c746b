package interleave.course;

import interleave.memory.Guard;
import interleave.memory.Kind;
import interleave.memory.Layout.Queue;
import interleave.memory.Memory;
import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Wait;
import interleave.memory.Words;
import interleave.trace.Reason;
import org.jspecify.annotations.Nullable;

/// A queue in the memory of the notebook.
///
/// Its items lie in [QueueChunks]. Those who put have one lock, those who get another.
final class MachineQueue implements QueuePlace {
  private static final long serialVersionUID = 1;
  private static final Spin PUTTING = new Spin();
  private static final Spin GETTING = new Spin();
  private static final Spin GUARDING = new Spin();

  private final Spot spot;
  private final long queue;
  private final boolean quiet;

  private MachineQueue(Spot spot, long offset, boolean quiet) {
    this.spot = spot;
    this.queue = spot.place() + offset;
    this.quiet = quiet;
  }

  /// Makes a queue of ours, of which nothing is recorded.
  static MachineQueue quiet(String name) {
    var made = new MachineQueue(Spot.make(Kind.QUEUE, name, Queue.WHOLE), 0, true);
    made.chunks().begin(0, 0);
    return made;
  }

  /// A queue of ours that another process made.
  static MachineQueue quietAt(long place) {
    return new MachineQueue(new Spot(place, Kind.QUEUE, 0, ""), 0, true);
  }

  /// Makes an empty queue.
  ///
  /// @param capacity how many items go in, 0 for any number
  static MachineQueue make(Kind kind, String name, int capacity) {
    var made = new MachineQueue(Spot.make(kind, name, Queue.WHOLE), 0, false);
    made.chunks().begin(capacity, 0);
    return made;
  }

  /// Makes one of the queues of a pipe.
  ///
  /// @param mostBytes how many bytes go in after which no item follows
  static MachineQueue inPipe(Spot pipe, long offset, long mostBytes) {
    var made = new MachineQueue(pipe, offset, false);
    made.chunks().begin(0, mostBytes);
    return made;
  }

  private QueueChunks chunks() {
    return new QueueChunks(spot.place(), queue);
  }

  @Override
  public boolean put(byte[] item, long nanos) throws InterruptedException {
    if (!tryPut(item)
        && !wait(Queue.HEAD, Until.ROOM, Reason.QUEUE_PUT, PUTTING)
            .until(() -> tryPut(item), nanos)) {
      return false;
    }
    Memory.wake(queue + Queue.TAIL);
    return true;
  }

  private boolean tryPut(byte[] item) {
    Words words = Memory.words();
    requireOpen();
    if (Queue.room(words, queue) <= 0) {
      return false;
    }
    int size;
    var guard = new Guard(spot.place(), queue + Queue.PUT_LOCK, GUARDING);
    guard.lock();
    try {
      if (Queue.room(words, queue) <= 0) {
        return false;
      }
      chunks().append(words, item);
      size = size();
    } finally {
      guard.unlock();
    }
    if (!quiet) {
      spot.put(size);
    }
    return true;
  }

  @Override
  public byte @Nullable [] get(long nanos) throws InterruptedException {
    byte[] item = tryGet();
    if (item == null) {
      var slot = new Slot();
      Wait wait = wait(Queue.TAIL, Until.ITEMS, Reason.QUEUE_TAKE, GETTING);
      if (!wait.until(() -> (slot.item = tryGet()) != null, nanos)) {
        return null;
      }
      item = slot.item;
    }
    Memory.wake(queue + Queue.HEAD);
    return item;
  }

  private Wait wait(long cell, Until until, Reason reason, Spin spin) {
    return spot.wait(queue + cell, until, 0, quiet ? null : reason, spin);
  }

  /// Takes what a wait comes back with.
  private static final class Slot {
    byte @Nullable [] item;
  }

  private byte @Nullable [] tryGet() {
    Words words = Memory.words();
    if (Queue.items(words, queue) == 0) {
      requireNotDrained();
      return null;
    }
    byte[] item;
    int size;
    var guard = new Guard(spot.place(), queue + Queue.GET_LOCK, GUARDING);
    guard.lock();
    try {
      if (Queue.items(words, queue) == 0) {
        return null;
      }
      item = chunks().take(words);
      size = size();
    } finally {
      guard.unlock();
    }
    if (!quiet) {
      spot.took(size);
    }
    return item;
  }

  private void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException(spot.label() + " is closed: nothing can be put in any more");
    }
  }

  private void requireNotDrained() {
    if (isDrained()) {
      throw new IllegalStateException(
          spot.label() + " is closed and empty: nothing will come any more");
    }
  }

  /// Waits until there is an item to get, or never will be.
  boolean awaitItem(long nanos) throws InterruptedException {
    return wait(Queue.TAIL, Until.ITEMS, Reason.QUEUE_TAKE, GETTING)
        .until(() -> size() > 0 || isClosed(), nanos);
  }

  boolean isClosed() {
    return Memory.words().get(queue + Queue.CLOSED) != 0;
  }

  /// Whether it is closed and empty.
  boolean isDrained() {
    return isClosed() && size() == 0;
  }

  Spot spot() {
    return spot;
  }

  /// The word that is 1 once it is closed.
  long closedWord() {
    return queue + Queue.CLOSED;
  }

  @Override
  public int size() {
    return (int) Queue.items(Memory.words(), queue);
  }

  @Override
  public boolean isAbroad() {
    return false;
  }

  @Override
  public int capacity() {
    return (int) Memory.words().get(queue + Queue.CAPACITY);
  }

  @Override
  public void close() {
    Memory.words().set(queue + Queue.CLOSED, 1);
    Memory.wake(queue + Queue.TAIL);
    Memory.wake(queue + Queue.HEAD);
  }

  @Override
  public boolean taskDone() {
    Words words = Memory.words();
    long cell = queue + Queue.DONE;
    while (true) {
      long done = words.get(cell);
      if (Queue.unfinished(words, queue) == 0) {
        return false;
      }
      if (words.compareAndSet(cell, done, done + 1)) {
        Memory.wake(cell);
        return true;
      }
    }
  }

  @Override
  public int unfinished() {
    return (int) Queue.unfinished(Memory.words(), queue);
  }

  @Override
  public boolean awaitFinished(long nanos) throws InterruptedException {
    return wait(Queue.DONE, Until.FINISHED, Reason.LATCH, GETTING)
        .until(() -> unfinished() == 0, nanos);
  }

  @Override
  public String toString() {
    int capacity = capacity();
    return "%s (%d%s items)"
        .formatted(spot.label(), size(), capacity == 0 ? "" : " of " + capacity);
  }
}
