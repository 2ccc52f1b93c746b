package interleave.memory;

/// What a thread that sleeps on a cell waits for.
public enum Until {
  /// The value is 0: a lock is free. One may go on.
  FREE {
    @Override
    public long ready(Words words, long cell, long operand) {
      return words.get(cell) == 0 ? 1 : 0;
    }
  },
  /// The value is positive: so many may go on.
  POSITIVE {
    @Override
    public long ready(Words words, long cell, long operand) {
      return words.get(cell);
    }
  },
  /// The value is not the operand any more. All may go on.
  CHANGED {
    @Override
    public long ready(Words words, long cell, long operand) {
      return words.get(cell) == operand ? 0 : Long.MAX_VALUE;
    }
  },
  /// A queue, given by its tail, has items or is closed.
  ITEMS {
    @Override
    public long ready(Words words, long cell, long operand) {
      long queue = cell - Layout.Queue.TAIL;
      return words.get(queue + Layout.Queue.CLOSED) != 0
          ? Long.MAX_VALUE
          : Layout.Queue.items(words, queue);
    }
  },
  /// A queue, given by its head, has room or is closed.
  ROOM {
    @Override
    public long ready(Words words, long cell, long operand) {
      long queue = cell - Layout.Queue.HEAD;
      return words.get(queue + Layout.Queue.CLOSED) != 0
          ? Long.MAX_VALUE
          : Layout.Queue.room(words, queue);
    }
  },
  /// Every item of a queue, given by its count of those dealt with, has been dealt with.
  FINISHED {
    @Override
    public long ready(Words words, long cell, long operand) {
      return Layout.Queue.unfinished(words, cell - Layout.Queue.DONE) == 0 ? Long.MAX_VALUE : 0;
    }
  },
  /// Nothing in memory: until the kernel is told to wake it.
  CALLED {
    @Override
    public long ready(Words words, long cell, long operand) {
      return 0;
    }
  };

  /// How many of those who sleep on the cell may go on now; none if not positive.
  public abstract long ready(Words words, long cell, long operand);
}
