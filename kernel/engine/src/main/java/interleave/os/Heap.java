package interleave.os;

import interleave.memory.Words;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The file that a notebook's processes map, divided into pieces. Only the piece in use take room
/// on the disk.
///
/// A piece is filled with zeros by a write to the file before anybody maps it, so that a full disk
/// is an error here and not a crash of whoever touches the memory first. Not safe for use by
/// several threads.
final class Heap implements AutoCloseable {
  private static final long ALIGNMENT = 64;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16);

  private final Path file;
  private final long size;
  private final FileChannel channel;
  private final Arena arena = Arena.ofShared();
  private final Words words;
  private final NavigableMap<Long, Long> free = new TreeMap<>(); // bytes by place
  private long used;

  private Heap(Path file, long size, FileChannel channel) throws IOException {
    this.file = file;
    this.size = size;
    this.channel = channel;
    this.words = Words.map(channel, size, arena);
    free.put(ALIGNMENT, size - ALIGNMENT); // nothing is at 0
  }

  /// Makes the file, in which nothing is in use.
  static Heap create(Path file, long size) throws IOException {
    var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      return new Heap(file, size, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Words words() {
    return words;
  }

  long size() {
    return size;
  }

  long used() {
    return used;
  }

  /// The size of the piece that a request for so many bytes gets.
  static long rounded(long bytes) {
    return Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
  }

  /// Takes a piece of zeros.
  ///
  /// @return its place, or 0 if there is none of that size
  /// @throws IOException if the disk is full
  long take(long bytes) throws IOException {
    long wanted = rounded(bytes);
    for (Map.Entry<Long, Long> gap : free.entrySet()) {
      if (gap.getValue() >= wanted) {
        return take(gap.getKey(), gap.getValue(), wanted);
      }
    }
    return 0;
  }

  private long take(long place, long gap, long wanted) throws IOException {
    fill(place, wanted);
    free.remove(place);
    if (gap > wanted) {
      free.put(place + wanted, gap - wanted);
    }
    used += wanted;
    return place;
  }

  private void fill(long place, long bytes) throws IOException {
    long at = place;
    while (at < place + bytes) {
      ByteBuffer zeros = ZEROS.duplicate();
      zeros.limit((int) Math.min(zeros.capacity(), place + bytes - at));
      at += channel.write(zeros, at);
    }
  }

  /// Gives a piece back.
  void give(long place, long bytes) {
    long from = place;
    long count = rounded(bytes);
    used -= count;
    Map.Entry<Long, Long> before = free.lowerEntry(from);
    if (before != null && before.getKey() + before.getValue() == from) {
      from = before.getKey();
      count += before.getValue();
    }
    Long after = free.remove(place + rounded(bytes));
    free.put(from, after == null ? count : count + after);
  }

  /// Unmaps and deletes the file.
  @Override
  public void close() throws IOException {
    arena.close();
    channel.close();
    Files.deleteIfExists(file);
  }
}
