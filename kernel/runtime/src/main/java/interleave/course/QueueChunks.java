package interleave.course;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Layout.Queue;
import interleave.memory.Memory;
import interleave.memory.Words;

/// The memory of a queue.
///
/// Items lie one after the other in chunks, each as its length and its bytes; a length of -1 is
/// followed by the place of the next chunk. An item is written and then published by one store of
/// the tail; it is read and then taken by one store of the head. So whoever dies on the way leaves
/// a queue in which the item is or is not, and at worst a chunk that is given back with the queue.
///
/// @param object the place of the object that the queue is or is in
/// @param queue its own place
record QueueChunks(long object, long queue) {
  private static final long FIRST_CHUNK = Queue.WHOLE - Queue.SIZE;
  private static final long CHUNK = 1 << 16;
  private static final long HEADER = 8;
  private static final long JUMP = 16;
  private static final long COUNT_ONE = 1L << 32;

  /// Makes it empty.
  ///
  /// @param capacity how many items go in, 0 for any number
  /// @param mostBytes how many bytes go in after which no item follows, or 0
  void begin(int capacity, long mostBytes) {
    Words words = Memory.words();
    long first = queue + Queue.SIZE;
    words.set(first, FIRST_CHUNK);
    words.set(queue + Queue.CAPACITY, capacity);
    words.set(queue + Queue.MOST_BYTES, mostBytes);
    words.set(queue + Queue.CHUNK, first + HEADER);
    words.set(queue + Queue.CHUNK_END, first + FIRST_CHUNK);
    words.set(queue + Queue.GET_CHUNK, first);
    words.set(queue + Queue.HEAD, (first + HEADER) >>> 3);
    words.set(queue + Queue.TAIL, (first + HEADER) >>> 3);
  }

  /// Writes an item at the end; whoever puts has the lock.
  void append(Words words, byte[] item) {
    long tail = words.get(queue + Queue.TAIL);
    long at = place(tail);
    long bytes = stored(item.length);
    long start = words.get(queue + Queue.CHUNK);
    if (at < start || at + bytes + JUMP > words.get(queue + Queue.CHUNK_END)) {
      at = jump(words, at, bytes);
    }
    words.setPlain(at, item.length);
    words.write(at + HEADER, item, 0, item.length);
    words.setPlain(queue + Queue.PUT_BYTES, words.plain(queue + Queue.PUT_BYTES) + bytes);
    words.set(queue + Queue.TAIL, end(tail, at + bytes));
  }

  private static long place(long end) {
    return (end & 0xffffffffL) << 3;
  }

  private static long end(long before, long place) {
    return (before + COUNT_ONE & ~0xffffffffL) | place >>> 3;
  }

  private static long stored(long length) {
    return HEADER + (length + 7 & ~7L);
  }

  /// Goes on in another chunk.
  ///
  /// @return the place in it for the item
  private long jump(Words words, long at, long bytes) {
    long chunk = chunk(words, HEADER + bytes + JUMP);
    words.set(queue + Queue.CHUNK, chunk + HEADER); // first: see the check in append
    words.set(queue + Queue.CHUNK_END, chunk + words.get(chunk));
    words.setPlain(at, -1);
    words.set(at + HEADER, chunk);
    return chunk + HEADER;
  }

  private long chunk(Words words, long least) {
    long spare = words.getAndSet(queue + Queue.SPARE, 0);
    if (spare != 0 && words.get(spare) >= least) {
      return spare;
    }
    if (spare != 0) {
      Memory.call(new Call.Shrink(object, spare));
    }
    long size = Math.max(CHUNK, least);
    Answer.Made made = Memory.ask(id -> new Call.Grow(id, object, size));
    words.set(made.place(), size);
    return made.place();
  }

  /// Takes the first item out, which is there; whoever gets has the lock.
  byte[] take(Words words) {
    long head = words.get(queue + Queue.HEAD);
    long at = place(head);
    long next = 0;
    if (words.plain(at) < 0) {
      next = words.get(at + HEADER);
      at = next + HEADER;
    }
    int length = (int) words.plain(at);
    long bytes = stored(length);
    byte[] item = words.read(at + HEADER, length);
    words.setPlain(queue + Queue.GOT_BYTES, words.plain(queue + Queue.GOT_BYTES) + bytes);
    words.set(queue + Queue.HEAD, end(head, at + bytes));
    if (next != 0) {
      left(words, next);
    }
    return item;
  }

  /// A chunk has been read to its end.
  private void left(Words words, long next) {
    long old = words.get(queue + Queue.GET_CHUNK);
    words.set(queue + Queue.GET_CHUNK, next);
    if (old != queue + Queue.SIZE && !words.compareAndSet(queue + Queue.SPARE, 0, old)) {
      Memory.call(new Call.Shrink(object, old));
    }
  }
}
