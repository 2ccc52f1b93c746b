package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Grid;
import interleave.text.Visible;
import interleave.trace.Event;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Stamp;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the threads of a trace met at, and who waits there at its end.
final class Meetings {
  private static final int WIDEST = 40;

  /// What processes share beside what is called so.
  private static final Set<String> SHARED =
      Set.of("RobustLock", "JoinableQueue", "Pipe", "RowLocks");

  /// What is one thing to all who name it: of a process's own things the PID counts, too.
  record Thing(long pid, Resource resource) {
    String label() {
      return Visible.of(resource.label());
    }
  }

  private final Map<LaneId, Lane> lanes = new HashMap<>();
  private final List<Event> events;

  private Meetings(Trace trace) {
    this.events = trace.events();
    Drawing.of(trace).lanes().forEach(lane -> lanes.put(lane.id(), lane));
  }

  static Meetings of(Trace trace) {
    return new Meetings(trace);
  }

  List<Event> events() {
    return events;
  }

  /// What an event was done to.
  static Thing thing(long pid, Resource resource) {
    return new Thing(isShared(resource) ? 0 : pid, resource);
  }

  /// Whether it is one thing to all processes.
  static boolean isShared(Resource resource) {
    return resource.kind().startsWith("Shared") || SHARED.contains(resource.kind());
  }

  static LaneId lane(Stamp stamp) {
    return new LaneId(stamp.pid(), stamp.thread());
  }

  /// Who waits for each thing, for one of these reasons.
  Map<Thing, List<LaneId>> waiting(Set<Reason> reasons) {
    Map<Thing, List<LaneId>> found = new HashMap<>();
    for (Lane lane : lanes.values()) {
      blocked(lane)
          .filter(state -> reasons.contains(state.reason()))
          .map(state -> thing(lane.id().pid(), state.on()))
          .ifPresent(on -> found.computeIfAbsent(on, _ -> new ArrayList<>()).add(lane.id()));
    }
    return found;
  }

  /// Who waits, and for what.
  List<String> waits() {
    List<List<String>> rows = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      blocked(lane).ifPresent(state -> rows.add(List.of(name(lane.id()), words(state))));
    }
    return table(List.of("WHO", "WAITS FOR"), rows);
  }

  private static String words(State.Blocked state) {
    return Visible.of(state.words());
  }

  private static Optional<State.Blocked> blocked(Lane lane) {
    return lane.fate() instanceof Fate.Alive(State.Blocked state, _)
        ? Optional.of(state)
        : Optional.empty();
  }

  /// The names of lanes in alphabetic order; of those that ended, with how.
  String names(List<LaneId> ids) {
    return ids.stream().map(this::name).sorted().collect(Collectors.joining(", "));
  }

  /// The name of a lane.
  String name(LaneId id) {
    Lane lane = lanes.get(id);
    if (lane == null) {
      return "thread " + id.thread();
    }
    boolean gone = lane.fate() instanceof Fate.Killed || lane.fate() instanceof Fate.Exited;
    return Wording.name(lane) + (gone ? " (" + Wording.state(lane) + ")" : "");
  }

  /// A table whose rows are in the order of their texts, which does not change from run to run.
  static List<String> table(List<String> headings, List<List<String>> rows) {
    Grid grid =
        new Grid(headings.stream().map(each -> new Grid.Head(each, false, WIDEST)).toList());
    rows.stream().sorted(Comparator.comparing(row -> String.join(" ", row))).forEach(grid::add);
    return grid.lines();
  }
}
