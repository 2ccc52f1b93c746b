package interleave.course;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.memory.Layout;
import interleave.memory.Layout.Segment;
import interleave.memory.Memory;
import java.io.Serial;
import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plain memory with a name, which processes share: bytes without any order between them.
///
/// ```java
/// SharedMemory memory = SharedMemory.create("picture", 1_000_000);
/// memory.segment().set(java.lang.foreign.ValueLayout.JAVA_INT, 0, 42);
/// ```
///
/// Each process that has it calls [#close] in the end, one of them [#unlink]. It is gone when its
/// name is unlinked and nobody has it open; [#leaked] names what is still there.
public final class SharedMemory implements Serializable, AutoCloseable {
  @Serial private static final long serialVersionUID = 1;

  private final Spot spot;
  private final long bytes;
  private final Open open;
  private transient @Nullable Arena arena; // guarded by this, as the segment
  private transient @Nullable MemorySegment segment;

  private SharedMemory(Spot spot, long bytes) {
    this.spot = spot;
    this.bytes = bytes;
    this.open = new Open(spot.place(), spot.place() + Segment.CLOSED);
  }

  /// Makes a piece of memory filled with zeros.
  ///
  /// @throws IllegalStateException if there is one of that name, or not so much memory left
  public static SharedMemory create(String name, long bytes) {
    if (name.isBlank() || bytes < 1) {
      throw new IllegalArgumentException("shared memory has a name, and one byte at least");
    }
    return new SharedMemory(Spot.make(Kind.MEMORY, name, Layout.LINE + bytes), bytes);
  }

  /// Opens one that another process made.
  ///
  /// @throws IllegalStateException if there is none of that name
  public static SharedMemory open(String name) {
    Answer.Made found = Memory.ask(id -> new Call.Find(id, Kind.MEMORY, name));
    var spot = new Spot(found.place(), Kind.MEMORY, found.number(), name);
    return new SharedMemory(spot, found.bytes() - Layout.LINE);
  }

  /// The names that nobody has unlinked.
  public static List<String> leaked() {
    return Memory.names(Kind.MEMORY);
  }

  /// Its name.
  public String name() {
    return spot.name();
  }

  /// How many bytes it has.
  public long bytes() {
    return bytes;
  }

  /// Its bytes, until [#close].
  ///
  /// @throws IllegalStateException after `close`
  public synchronized MemorySegment segment() {
    if (open.isClosed()) {
      throw new IllegalStateException(
          "the shared memory " + name() + " was closed by this process: open(\"" + name() + "\")");
    }
    MemorySegment mapped = segment;
    if (mapped == null) {
      var shared = Arena.ofShared();
      mapped = Memory.map(spot.place() + Layout.LINE, bytes, shared);
      arena = shared;
      segment = mapped;
    }
    return mapped;
  }

  /// Gives it up in this process, where its segment cannot be used any more.
  @Override
  public synchronized void close() {
    open.close();
    if (arena != null) {
      arena.close();
      arena = null;
      segment = null;
    }
  }

  /// Gives up its name, for all.
  public void unlink() {
    Memory.call(new Call.Unlink(spot.place()));
  }

  @Override
  public String toString() {
    return "SharedMemory " + name() + " (" + bytes + " bytes)";
  }
}
