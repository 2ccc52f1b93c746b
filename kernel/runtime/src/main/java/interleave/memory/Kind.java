package interleave.memory;

import java.util.List;

/// What a shared object is.
public enum Kind {
  LOCK("SharedLock"),
  ROBUST_LOCK("RobustLock"),
  SEMAPHORE("SharedSemaphore"),
  EVENT("SharedEvent"),
  CONDITION("SharedCondition"),
  BARRIER("SharedBarrier"),
  QUEUE("SharedQueue"),
  JOINABLE_QUEUE("JoinableQueue"),
  PIPE("Pipe"),
  INT("SharedInt"),
  LONG("SharedLong"),
  DOUBLE("SharedDouble"),
  ARRAY("SharedArray"),
  MEMORY("SharedMemory"),
  ROWS("RowLocks");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /// The simple name of its class.
  public String title() {
    return title;
  }

  /// Whether it is or has a lock that learners hold, at [Layout.Lock].
  public boolean hasLock() {
    return switch (this) {
      case LOCK, ROBUST_LOCK, INT, LONG, DOUBLE, ARRAY -> true;
      case SEMAPHORE, EVENT, CONDITION, BARRIER, QUEUE, JOINABLE_QUEUE, PIPE, MEMORY, ROWS -> false;
    };
  }

  /// Offsets of the locks that our own code holds for some instructions. What they guard is whole
  /// at each instant, so that the lock of a dead process can simply be taken off.
  public List<Long> guards() {
    return switch (this) {
      case QUEUE, JOINABLE_QUEUE -> List.of(Layout.Queue.PUT_LOCK, Layout.Queue.GET_LOCK);
      case PIPE ->
          Layout.Queue.OF_PIPE.stream()
              .flatMap(queue -> QUEUE.guards().stream().map(guard -> queue + guard))
              .toList();
      case BARRIER -> List.of(Layout.Barrier.LOCK);
      case LOCK, ROBUST_LOCK, SEMAPHORE, EVENT, CONDITION, INT, LONG, DOUBLE, ARRAY, MEMORY, ROWS ->
          List.of();
    };
  }
}
