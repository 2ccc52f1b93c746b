package interleave.os;

import interleave.memory.Kind;
import interleave.trace.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A shared object as the kernel knows it.
///
/// @param place where it is in the memory
/// @param bytes its size without what it grew by
/// @param pieces the sizes of what it grew by, by their places
/// @param open by the place of the word that tells that nobody has it open: the processes that do
record SharedObject(
    Kind kind,
    long number,
    String name,
    long place,
    long bytes,
    Map<Long, Long> pieces,
    Map<Long, Set<Long>> open) {

  SharedObject(Kind kind, long number, String name, long place, long bytes) {
    this(kind, number, name, place, bytes, new HashMap<>(), new HashMap<>());
  }

  /// What events and views say about it.
  Resource resource() {
    return new Resource(kind.title(), number, name);
  }

  void opened(long word, long pid) {
    open.computeIfAbsent(word, _ -> new HashSet<>()).add(pid);
  }

  /// Notes that a process has closed it.
  ///
  /// @return whether nobody has it open any more
  boolean closed(long word, long pid) {
    Set<Long> holders = open.get(word);
    return holders != null && holders.remove(pid) && forgetIfClosed(word, holders);
  }

  /// Notes the end of a process.
  ///
  /// @return the words of what nobody has open any more
  Set<Long> left(long pid) {
    var closed = new HashSet<Long>();
    for (var entry : Map.copyOf(open).entrySet()) {
      if (entry.getValue().remove(pid) && forgetIfClosed(entry.getKey(), entry.getValue())) {
        closed.add(entry.getKey());
      }
    }
    return closed;
  }

  private boolean forgetIfClosed(long word, Set<Long> holders) {
    if (holders.isEmpty()) {
      open.remove(word);
      return true;
    }
    return false;
  }
}
