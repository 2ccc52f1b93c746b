package interleave.weave;

import java.util.Set;

/// What calls of `MemorySegment` do to its bytes.
final class SegmentCall {
  static final String OWNER = "java/lang/foreign/MemorySegment";

  private static final Set<String> READS = Set.of("get", "getAtIndex", "getString", "toArray");
  private static final Set<String> WRITES = Set.of("set", "setAtIndex", "setString", "fill");

  private SegmentCall() {}

  /// Whether a method reads or writes bytes.
  static boolean isStep(String name) {
    return READS.contains(name) || WRITES.contains(name);
  }

  /// What a method that is one does.
  static LibraryCall named(String name) {
    return READS.contains(name) ? LibraryCall.READ : LibraryCall.WRITE;
  }
}
