package interleave.remote;

/// What can be done to an object on a server. Each is one step there: it happens once or not at
/// all.
public enum Verb {
  /// Make the object, or find it if it is there; `first` and `second` are its measures.
  OPEN,
  /// Take a lock; `first` is its lease in milliseconds, `second` the number of the thread, the
  /// bytes say who takes it. Answered by the fencing token.
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
  FINISHED,
  /// The value of a key of a map: 1 and the value, or 0. Of this verb and those below, the bytes
  /// are blocks, each a length of four bytes, the least first, and its bytes.
  MAP_GET,
  /// Give a key a value. Answered by 1 and the value before, or 0.
  MAP_PUT,
  /// Give a key a value if it has none. Answered by 1 and the value that it has, or 0.
  MAP_PUT_IF_ABSENT,
  /// Give a key, the first block, the third as its value if it has the second: 1, or 0 if not.
  MAP_REPLACE_IF,
  /// Remove a key. Answered by 1 and its value, or 0.
  MAP_REMOVE,
  /// Remove a key, the first block, if its value is the second: 1, or 0 if not.
  MAP_REMOVE_IF,
  /// How many keys a map has.
  MAP_SIZE,
  /// Remove all keys.
  MAP_CLEAR,
  /// All keys and values of a map, in turn, as blocks.
  MAP_COPY,
  /// Put a task into a pool: its number, who gives it, the key of its classes, the task. Answered
  /// by 0, without doing it, if the classes are not known.
  SUBMIT,
  /// Make classes known: their key, the class files.
  CLASSES,
  /// The class files of a key, not as blocks.
  CLASSES_OF,
  /// Take the oldest task of a pool: the name of who takes it, which is leased as the lock
  /// `member:name`, and what is said of him if he is gone. Answered by the blocks of [#SUBMIT].
  TAKE,
  /// Bring back what a task came to: who took it, its number, the outcome. Answered by 0 if it has
  /// been given up.
  FINISH,
  /// Take back tasks, given by their numbers.
  WITHDRAW,
  /// Hear what became of a task: the name is `results:` and who gave it, the block is the pool's
  /// name, `first` says how many were heard before. Answered by how many are heard with this one,
  /// and its number, `done` or `lost`, and the outcome or who is gone.
  RESULT;

  /// Whether it may have to wait.
  public boolean waits() {
    return switch (this) {
      case LOCK, ACQUIRE, AWAIT, PUT, GET, FINISHED, TAKE, RESULT -> true;
      case OPEN, UNLOCK, LOCKED, RELEASE, PERMITS, SET, CLEAR, IS_SET -> false;
      case SIZE, CLOSE, TASK_DONE, UNFINISHED -> false;
      case MAP_GET, MAP_PUT, MAP_PUT_IF_ABSENT, MAP_REPLACE_IF, MAP_REMOVE, MAP_REMOVE_IF -> false;
      case MAP_SIZE, MAP_CLEAR, MAP_COPY -> false;
      case SUBMIT, CLASSES, CLASSES_OF, FINISH, WITHDRAW -> false;
    };
  }
}
