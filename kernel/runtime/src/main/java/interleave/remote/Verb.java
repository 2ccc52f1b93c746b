package interleave.remote;

/// What can be done to an object on a server. Each is one step there: it happens once or not at
/// all.
public enum Verb {
  /// Make the object, or find it if it is there; `first` and `second` are its measures.
  OPEN,
  /// Take a lock; `first` is its lease in milliseconds, the bytes say who takes it. Answered by the
  /// fencing token.
  LOCK,
  /// Give a lock back; `first` is the fencing token, or 0 for whoever holds it.
  UNLOCK,
  /// Whether a lock is held: 1 or 0, and by whom.
  LOCKED,
  /// Take a permit.
  ACQUIRE,
  /// Give a permit back.
  RELEASE,
  /// How many permits there are.
  PERMITS,
  /// Set an event.
  SET,
  /// Clear an event.
  CLEAR,
  /// Whether an event is set: 1 or 0.
  IS_SET,
  /// Go on once an event is set.
  AWAIT,
  /// Put an item at the end of a queue. Answered by the queue's size.
  PUT,
  /// Take the first item of a queue. Answered by the size that is left, and the item.
  GET,
  /// How many items a queue has.
  SIZE,
  /// Close a queue.
  CLOSE,
  /// An item has been dealt with: 1, or 0 if none was left to be.
  TASK_DONE,
  /// How many items have not been dealt with.
  UNFINISHED,
  /// Go on once all items have been dealt with.
  FINISHED;

  /// Whether it may have to wait.
  public boolean waits() {
    return switch (this) {
      case LOCK, ACQUIRE, AWAIT, PUT, GET, FINISHED -> true;
      case OPEN, UNLOCK, LOCKED, RELEASE, PERMITS, SET, CLEAR, IS_SET -> false;
      case SIZE, CLOSE, TASK_DONE, UNFINISHED -> false;
    };
  }
}
