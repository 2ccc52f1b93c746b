package interleave.memory;

import java.util.List;

/// Where the words of shared objects are, as byte offsets from the object's place.
///
/// A *cell* is two words: a value, and after it how many threads sleep on it, as far as the kernel
/// knows. What two sides of an object write often is on cache lines of its own (64 bytes).
public final class Layout {
  private Layout() {}

  /// From a cell's value to the number of its sleepers.
  public static final long SLEEPERS = 8;

  /// The size of an object that needs one cache line.
  public static final long LINE = 64;

  /// A lock, also the one in front of a value. Its owner is 0 or `pid << 32 | thread`.
  public static final class Lock {
    private Lock() {}

    /// Cell.
    public static final long OWNER = 8;

    /// 0 sound, 1 the owner died, 2 given up; only a `RobustLock` leaves 0.
    public static final long STATE = 24;

    /// The PID of the last owner that died holding it, or 0.
    public static final long DEAD = 32;

    /// The value behind the lock; of an array its length.
    public static final long VALUE = 40;
  }

  /// A counter of permits, of which there may be at most so many.
  public static final class Semaphore {
    private Semaphore() {}

    /// Cell.
    public static final long PERMITS = 8;

    public static final long MOST = 24;
  }

  /// A flag: even when cleared, odd when set, larger with each change.
  public static final class Event {
    private Event() {}

    /// Cell.
    public static final long CHANGES = 8;
  }

  /// A meeting point.
  public static final class Barrier {
    private Barrier() {}

    /// Cell: our own lock over the rest.
    public static final long LOCK = 8;

    /// Cell: how many meetings are over.
    public static final long MEETINGS = 24;

    public static final long ARRIVED = 40;

    /// 1 if nobody can meet any more.
    public static final long BROKEN = 48;

    /// One more than the number of the last meeting that failed.
    public static final long FAILED = 56;

    /// Who has arrived, in their order, as a [Lock#OWNER]: a word for each party.
    public static final long WHO = LINE;
  }

  /// Row locks. A row and the table are each 0 or an owner, by [Lock#OWNER]. Who wants the table
  /// says so there before it looks at the rows, and who has taken a row looks at the table after
  /// it: one of two sees the other (Dekker's algorithm, Dijkstra 1965). So each is taken and freed
  /// by one store, and whoever dies leaves one owner behind.
  public static final class Rows {
    private Rows() {}

    /// Cell.
    public static final long TABLE = 8;

    /// Set in the owner of a table who does not hold it yet, because it looks at the rows. Who has
    /// taken a row meanwhile sets such a table to 0.
    public static final long LOOKING = Long.MIN_VALUE;

    /// The first row's cell, an owner; the others follow.
    public static final long FIRST = LINE;

    /// From a row's cell to the next.
    public static final long STEP = 16;

    /// Set in an owner whose process has ended; threads' numbers are smaller.
    public static final long DEAD = 1L << 31;

    /// The PID of an owner, 0 of what is none.
    public static long pid(long owner) {
      return (owner & Long.MAX_VALUE) >>> 32;
    }
  }

  /// A piece of plain memory, which follows the first cache line.
  public static final class Segment {
    private Segment() {}

    /// 1 once nobody has it open.
    public static final long CLOSED = 8;
  }

  /// A queue. Its ends are each a count of items, modulo 2^32, in the upper half, and a place,
  /// divided by 8, in the lower, so that one store publishes or takes an item.
  public static final class Queue {
    private Queue() {}

    public static final long CAPACITY = 8;
    public static final long MOST_BYTES = 16;
    public static final long CLOSED = 24;

    /// Cell: our own lock over this cache line.
    public static final long PUT_LOCK = 64;

    /// Cell: where the next item goes.
    public static final long TAIL = 80;

    public static final long PUT_BYTES = 96;
    public static final long CHUNK = 104;
    public static final long CHUNK_END = 112;

    /// Cell: our own lock over this cache line.
    public static final long GET_LOCK = 128;

    /// Cell: where the oldest item is.
    public static final long HEAD = 144;

    public static final long GOT_BYTES = 160;

    /// A chunk that has been read to its end, to be used again, or 0.
    public static final long SPARE = 168;

    /// The chunk that is read from, as far as who reads has come to note it.
    public static final long GET_CHUNK = 176;

    /// Cell: how many items have been dealt with.
    public static final long DONE = 192;

    public static final long SIZE = 256;

    /// A queue with the chunk that it begins with.
    public static final long WHOLE = 8192;

    /// The two queues of a pipe.
    public static final List<Long> OF_PIPE = List.of(0L, WHOLE);

    /// How many items are inside.
    public static long items(Words words, long queue) {
      return (words.get(queue + TAIL) >>> 32) - (words.get(queue + HEAD) >>> 32) & 0xffffffffL;
    }

    /// How many items have been put and not been dealt with.
    public static long unfinished(Words words, long queue) {
      return (words.get(queue + TAIL) >>> 32) - words.get(queue + DONE) & 0xffffffffL;
    }

    /// How many more items go in now; those of a pipe are bounded by their bytes.
    public static long room(Words words, long queue) {
      long items = items(words, queue);
      long mostBytes = words.get(queue + MOST_BYTES);
      if (mostBytes > 0) {
        long bytes = words.get(queue + PUT_BYTES) - words.get(queue + GOT_BYTES);
        return items == 0 || bytes < mostBytes ? 1 : 0;
      }
      long capacity = words.get(queue + CAPACITY);
      return capacity == 0 ? Long.MAX_VALUE : capacity - items;
    }
  }
}
