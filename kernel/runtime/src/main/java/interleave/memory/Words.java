package interleave.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Memory seen as 64-bit words, which several processes may have mapped.
///
/// Places are byte offsets, multiples of 8 for words.
///
/// It is open for the test in which a process dies at each of these steps.
public class Words {
  /// The name of the file that a notebook's processes map, in the folder of the kernel's socket.
  public static final String FILE = "memory";

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle().withInvokeExactBehavior();

  private final MemorySegment segment;

  Words(MemorySegment segment) {
    this.segment = segment;
  }

  /// The whole of a file.
  ///
  /// @param arena how long it stays mapped
  public static Words map(Path file, Arena arena) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return map(channel, channel.size(), arena);
    }
  }

  /// A part of a file.
  public static MemorySegment map(Path file, long place, long bytes, Arena arena)
      throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(MapMode.READ_WRITE, place, bytes, arena);
    }
  }

  /// The beginning of a file, which grows to `size` bytes if it is shorter.
  public static Words map(FileChannel channel, long size, Arena arena) throws IOException {
    return new Words(channel.map(MapMode.READ_WRITE, 0, size, arena));
  }

  /// Reads a word after whatever was written to it last, by whichever process.
  public long get(long at) {
    return (long) LONG.getVolatile(segment, at);
  }

  /// Writes a word for all to see, before whatever this thread reads next.
  public void set(long at, long value) {
    LONG.setVolatile(segment, at, value);
  }

  /// Reads a word without any order.
  public long plain(long at) {
    return (long) LONG.get(segment, at);
  }

  /// Writes a word without any order.
  public void setPlain(long at, long value) {
    LONG.set(segment, at, value);
  }

  /// Replaces a word if it has the expected value.
  public boolean compareAndSet(long at, long expected, long value) {
    return LONG.compareAndSet(segment, at, expected, value);
  }

  /// Replaces a word and gives what it was.
  public long getAndSet(long at, long value) {
    return (long) LONG.getAndSet(segment, at, value);
  }

  /// Adds to a word and gives what it was.
  public long getAndAdd(long at, long change) {
    return (long) LONG.getAndAdd(segment, at, change);
  }

  /// Copies bytes in.
  public void write(long at, byte[] bytes, int from, int count) {
    MemorySegment.copy(bytes, from, segment, ValueLayout.JAVA_BYTE, at, count);
  }

  /// Copies bytes out.
  public byte[] read(long at, int count) {
    byte[] bytes = new byte[count];
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, bytes, 0, count);
    return bytes;
  }

  /// How many bytes there are.
  public long size() {
    return segment.byteSize();
  }
}
