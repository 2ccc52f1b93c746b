package interleave.explore;

import interleave.weave.LibraryCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The bytes of shared memory in runs, and the segments by which processes access them.
///
/// A process gets a segment of its own, as if it had mapped the memory, over bytes which are the
/// same for all. They are put back before each run in which they are used.
final class Segments {
  private final World world;
  private final Map<Long, Block> byPlace = new HashMap<>();
  private final TreeMap<Long, Block> byAddress = new TreeMap<>();
  private final Set<Long> ready = new HashSet<>();

  /// The bytes of one piece of shared memory.
  ///
  /// @param before what is in them when a run begins, null for zeros
  private record Block(long place, MemorySegment bytes, @Nullable MemorySegment before) {
    boolean has(MemorySegment part) {
      long at = part.address();
      return at >= bytes.address() && at <= bytes.address() + bytes.byteSize();
    }
  }

  Segments(World world) {
    this.world = world;
  }

  /// Begins a run.
  void reset() {
    ready.clear();
  }

  /// A segment of a piece of shared memory.
  ///
  /// @param arena whose end closes it
  MemorySegment map(long place, long size, Arena arena) {
    Block block = byPlace.get(place);
    if (block == null || block.bytes.byteSize() != size) {
      block = make(place, size);
      byPlace.put(place, block);
      byAddress.put(block.bytes.address(), block);
    }
    if (ready.add(place)) {
      MemorySegment _ =
          block.before == null ? block.bytes.fill((byte) 0) : block.bytes.copyFrom(block.before);
    }
    return Unchecked.segment(block.bytes.address(), size, arena);
  }

  private Block make(long place, long size) {
    MemorySegment before = null;
    if (place < Pages.OWN) {
      before = MemorySegment.ofArray(world.sharing().pages().read(place, (int) size));
    }
    return new Block(place, Arena.ofAuto().allocate(size, Long.BYTES), before);
  }

  /// Before an access to bytes.
  void access(MemorySegment segment, LibraryCall call) {
    Map.Entry<Long, Block> floor =
        segment.isNative() ? byAddress.floorEntry(segment.address()) : null;
    Area area =
        floor == null || !floor.getValue().has(segment)
            ? null
            : world.commons().before(floor.getValue().place);
    if (area == null) {
      world.refuse(
          "a MemorySegment other than that of a SharedMemory has memory that is not put back before"
              + " each run");
      return;
    }
    world.requireStrong();
    Place place = world.sharing().placeOf(area);
    world.step(Library.operation(call, place), null, null);
  }

  /// How the JDK makes a segment of any address. It is linked where it is first needed, for most
  /// programs never.
  private static final class Unchecked {
    private static final Class<?> SESSION =
        Internals.type("jdk.internal.foreign.MemorySessionImpl");
    private static final MethodHandle SESSION_OF =
        Internals.fixed(SESSION, "toMemorySession", SESSION, Arena.class)
            .asType(MethodType.methodType(Object.class, Arena.class));
    private static final MethodHandle SEGMENT_AT =
        Internals.fixed(
                Internals.type("jdk.internal.foreign.SegmentFactories"),
                "makeNativeSegmentUnchecked",
                Internals.type("jdk.internal.foreign.NativeMemorySegmentImpl"),
                long.class,
                long.class,
                SESSION)
            .asType(
                MethodType.methodType(MemorySegment.class, long.class, long.class, Object.class));

    static MemorySegment segment(long address, long size, Arena arena) {
      try {
        return (MemorySegment)
            SEGMENT_AT.invokeExact(address, size, (Object) SESSION_OF.invokeExact(arena));
      } catch (Throwable e) {
        throw EngineFault.of(e);
      }
    }
  }
}
