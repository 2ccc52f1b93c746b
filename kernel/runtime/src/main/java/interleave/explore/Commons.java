package interleave.explore;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.memory.Layout.Barrier;
import interleave.memory.Layout.Lock;
import interleave.memory.Layout.Queue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the processes of a run share, and what the kernel does for them: it gives out memory, knows
/// who has what open, and puts right what a process that ends leaves behind.
final class Commons {
  private static final long LINE = 64;
  private static final int PID_SHIFT = 32;

  private final Pages pages = new Pages();

  /// The notebook's objects, which are there before each run.
  private final TreeMap<Long, Area> lasting = new TreeMap<>();

  private final List<Opening> lastingOpenings = new ArrayList<>();
  private final TreeMap<Long, Area> areas = new TreeMap<>();
  private final Map<Kind, Long> numbers = new EnumMap<>(Kind.class);
  private final List<Long> unlinked = new ArrayList<>();
  private final Map<Long, Map<Long, Object>> kept = new HashMap<>();
  private long end;

  /// An end of a pipe, or a piece of memory, that the notebook's process has open.
  private record Opening(long place, long word) {}

  /// Begins a run.
  void reset() {
    pages.restore();
    areas.clear();
    areas.putAll(lasting);
    lasting.values().forEach(Area::forget);
    for (Opening each : lastingOpenings) {
      open(each.place, each.word, SimulatedProcess.MAIN_PID);
    }
    numbers.clear();
    lasting.values().forEach(area -> numbers.merge(area.kind(), area.number(), Math::max));
    unlinked.clear();
    kept.clear();
    end = Pages.OWN;
  }

  /// Makes an object known that the notebook has.
  ///
  /// @return the one that is known by that place
  Area know(long place, Kind kind, long number, String name) {
    Area known = lasting.get(place);
    if (known == null) {
      known = new Area(place, kind, number, name, size(kind));
      lasting.put(place, known);
      areas.put(place, known);
    }
    return known;
  }

  /// What an object of that kind takes at least.
  private static long size(Kind kind) {
    return switch (kind) {
      case QUEUE, JOINABLE_QUEUE -> Queue.WHOLE;
      case PIPE -> 2 * Queue.WHOLE;
      case LOCK, ROBUST_LOCK, SEMAPHORE, EVENT, CONDITION, BARRIER -> LINE;
      case INT, LONG, DOUBLE, ARRAY, MEMORY, ROWS -> LINE;
    };
  }

  /// Makes known what the notebook's process has open.
  void knowOpen(long place, long word) {
    lastingOpenings.add(new Opening(place, word));
    open(place, word, SimulatedProcess.MAIN_PID);
  }

  Pages pages() {
    return pages;
  }

  /// The object whose memory that is, null if it is a piece that an object got later.
  @Nullable Area at(long place) {
    Map.Entry<Long, Area> floor = areas.floorEntry(place);
    return floor == null || place >= floor.getKey() + floor.getValue().bytes()
        ? null
        : floor.getValue();
  }

  /// The object that begins last before a place.
  @Nullable Area before(long place) {
    Map.Entry<Long, Area> floor = areas.floorEntry(place);
    return floor == null ? null : floor.getValue();
  }

  /// Does what a process asks for that needs an answer.
  Answer.Made answer(Call call) {
    return switch (call) {
      case Call.Make(long id, Kind kind, String name, long bytes) -> make(id, kind, name, bytes);
      case Call.Grow(long id, long object, long bytes) ->
          new Answer.Made(id, take(bytes), object, bytes, "");
      case Call.Find(long id, Kind kind, String name) -> find(id, kind, name);
      case Call.Shrink _, Call.Sleep _, Call.Leave _, Call.Look _, Call.Wake _, Call.Open _ ->
          throw unexpected(call);
      case Call.Close _, Call.Names _, Call.Unlink _, Call.Free _ -> throw unexpected(call);
    };
  }

  private static IllegalStateException unexpected(Call call) {
    return new IllegalStateException("nothing to answer: " + call);
  }

  private Answer.Made make(long id, Kind kind, String name, long bytes) {
    if (kind == Kind.MEMORY && named(kind).contains(name)) {
      return refused(id, "a SharedMemory named " + name + " exists: open(\"" + name + "\") it");
    }
    long place = take(bytes);
    long number = numbers.merge(kind, 1L, Long::sum);
    areas.put(place, new Area(place, kind, number, name, bytes));
    return new Answer.Made(id, place, number, bytes, "");
  }

  private long take(long bytes) {
    long place = end;
    end += (bytes + LINE - 1) & -LINE;
    return place;
  }

  private Answer.Made find(long id, Kind kind, String name) {
    for (Area each : areas.values()) {
      if (each.kind() == kind && each.name().equals(name) && !unlinked.contains(each.place())) {
        return new Answer.Made(id, each.place(), each.number(), each.bytes(), "");
      }
    }
    return refused(id, "there is no " + kind.title() + " named " + name);
  }

  private static Answer.Made refused(long id, String why) {
    return new Answer.Made(id, 0, 0, 0, why);
  }

  /// The names that objects of a kind have.
  List<String> named(Kind kind) {
    return areas.values().stream()
        .filter(each -> each.kind() == kind && !each.name().isEmpty())
        .filter(each -> !unlinked.contains(each.place()))
        .map(Area::name)
        .sorted()
        .toList();
  }

  /// The objects that a manager keeps, by number.
  ///
  /// @param manager the place of its requests
  Map<Long, Object> kept(long manager) {
    return kept.computeIfAbsent(manager, _ -> new HashMap<>());
  }

  /// A name is given up.
  void unlink(long place) {
    unlinked.add(place);
  }

  /// A process has an end or a piece of memory open.
  void open(long place, long word, long pid) {
    Area area = areas.get(place);
    if (area != null) {
      area.opened(word, pid);
    }
  }

  /// A process has closed it.
  void close(long place, long word, long pid) {
    Area area = areas.get(place);
    if (area != null && area.closed(word, pid)) {
      shut(area, word);
    }
  }

  private void shut(Area area, long word) {
    if (area.kind() == Kind.MEMORY) {
      return;
    }
    pages.set(word, 1);
    List<Long> queues = area.kind() == Kind.PIPE ? Queue.OF_PIPE : List.of(0L);
    queues.forEach(queue -> pages.set(area.place() + queue + Queue.CLOSED, 1));
  }

  /// What the end of a process changes.
  List<Area> leftBy(long pid) {
    return areas.values().stream()
        .filter(area -> holds(area, pid) || !area.words(pid).isEmpty())
        .toList();
  }

  private boolean holds(Area area, long pid) {
    return area.kind().hasLock() && pages.get(area.place() + Lock.OWNER) >>> PID_SHIFT == pid;
  }

  /// Puts an object right that a process which has ended left behind.
  void putRight(Area area, long pid) {
    if (holds(area, pid)) {
      pages.set(area.place() + Lock.DEAD, pid);
      if (area.kind() == Kind.ROBUST_LOCK) {
        pages.set(area.place() + Lock.STATE, 1);
        pages.set(area.place() + Lock.OWNER, 0);
      }
    }
    for (long word : area.words(pid)) {
      if (area.left(word, pid)) {
        shut(area, word);
      }
    }
  }

  /// A barrier at which a dead process waits will never be complete.
  void breakBarrier(long place, long meeting) {
    pages.set(place + Barrier.ARRIVED, 0);
    pages.set(place + Barrier.FAILED, meeting + 1);
    pages.set(place + Barrier.BROKEN, 1);
    pages.set(place + Barrier.MEETINGS, meeting + 1);
  }
}
