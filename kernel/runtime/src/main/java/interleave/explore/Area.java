package interleave.explore;

import interleave.memory.Kind;
import interleave.memory.Layout;
import interleave.trace.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A shared object in the memory of a run.
final class Area {
  private final long place;
  private final Kind kind;
  private final Resource resource;
  private final long bytes;

  /// How often each process has it open, by the word that is set when nobody has.
  private final Map<Long, Map<Long, Integer>> open = new LinkedHashMap<>(0);

  private final Part lock = new Part(this);
  private @Nullable SimulatedThread maker;
  private int call;

  /// The lock in front of a value.
  static final class Part {
    private final Area of;

    private Part(Area of) {
      this.of = of;
    }

    String label() {
      return "lock of " + of.label();
    }
  }

  /// @param number its number among those of its kind
  Area(long place, Kind kind, long number, String name, long bytes) {
    this.place = place;
    this.kind = kind;
    this.resource = new Resource(kind.title(), number, name);
    this.bytes = bytes;
  }

  long place() {
    return place;
  }

  Kind kind() {
    return kind;
  }

  long number() {
    return resource.id();
  }

  String name() {
    return resource.name();
  }

  long bytes() {
    return bytes;
  }

  String label() {
    return resource.label();
  }

  Part lock() {
    return lock;
  }

  /// Whether it has values that are read and written one by one.
  boolean hasValues() {
    return switch (kind) {
      case INT, LONG, DOUBLE, ARRAY -> true;
      case LOCK, ROBUST_LOCK, SEMAPHORE, EVENT, CONDITION, BARRIER, QUEUE -> false;
      case JOINABLE_QUEUE, PIPE, MEMORY, ROWS -> false;
    };
  }

  /// Whether one of its values is there.
  boolean isValue(long at) {
    return hasValues() && at >= place + (kind == Kind.ARRAY ? Layout.LINE : Layout.Lock.VALUE);
  }

  /// Notes which thread's call makes it.
  void madeBy(SimulatedThread thread) {
    maker = thread;
    call = thread.calls;
  }

  /// Whether the thread is still in the call that makes it.
  boolean isMadeBy(SimulatedThread thread) {
    return maker == thread && call == thread.calls;
  }

  /// Notes that a process has it open once more.
  void opened(long word, long pid) {
    int _ = open.computeIfAbsent(word, _ -> new LinkedHashMap<>()).merge(pid, 1, Integer::sum);
  }

  /// Notes that a process has closed it once.
  ///
  /// @return whether nobody has it open now
  boolean closed(long word, long pid) {
    Map<Long, Integer> holders = open.get(word);
    if (holders == null || !holders.containsKey(pid)) {
      return false;
    }
    Integer _ = holders.computeIfPresent(pid, (_, count) -> count == 1 ? null : count - 1);
    return holders.isEmpty();
  }

  /// The words by which a process has it open.
  List<Long> words(long pid) {
    return open.entrySet().stream()
        .filter(each -> each.getValue().containsKey(pid))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// A process has ended.
  ///
  /// @return whether nobody has it open by that word now
  boolean left(long word, long pid) {
    Map<Long, Integer> holders = open.get(word);
    return holders != null && holders.remove(pid) != null && holders.isEmpty();
  }

  /// Whether anybody has it open.
  boolean isOpen() {
    return open.values().stream().anyMatch(holders -> !holders.isEmpty());
  }

  /// Nobody has it open.
  void forget() {
    open.clear();
  }
}
