package interleave.draw;

import interleave.draw.Drawing.Arrow;
import interleave.draw.Drawing.Arrow.Cause;
import interleave.draw.Drawing.Lane;
import interleave.trace.Event;
import interleave.trace.ExitStatus;
import interleave.trace.Printed;
import interleave.trace.ProcessEvent;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Stamp;
import interleave.trace.SyncEvent;
import interleave.trace.ThreadEvent;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Reads a trace into a [Drawing], one event after the other.
final class Sketch {
  /// A join that was left so little before its target's end was seen was left because of it,
  /// nanoseconds.
  private static final long SEEN_LATE = 5_000_000;

  private record Join(LaneId waiter, Reason reason, Resource on, long until) {}

  private final Trace trace;
  private final Clocks clocks;
  private final Map<LaneId, LaneDraft> lanes = new LinkedHashMap<>();
  private final Map<Long, Long> mainThreads;
  private final Map<Long, Long> parents = new HashMap<>();
  private final LinesDraft lines = new LinesDraft();
  private final List<Arrow> arrows = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();
  private long length;
  private long first = Long.MAX_VALUE;
  private long last;

  private Sketch(Trace trace) {
    this.trace = trace;
    this.clocks = Clocks.of(trace);
    this.mainThreads = mainThreads(trace);
    this.length = Math.max(0, trace.endNanos() - trace.startNanos());
  }

  static Sketch of(Trace trace) {
    Sketch sketch = new Sketch(trace);
    LaneDraft main = sketch.process(trace.mainPid());
    main.kind = LaneKind.MAIN;
    main.name = "main";
    main.ppid = trace.mainPpid();
    main.enter(0, new State.Running());
    trace.events().forEach(sketch::read);
    return sketch;
  }

  /// The thread that stands for its process: the one in which the process began; in the main
  /// process thread 1, or, if it did nothing, the first that acts without having been started.
  private static Map<Long, Long> mainThreads(Trace trace) {
    Map<Long, Long> found = new HashMap<>();
    Set<Long> started = new HashSet<>();
    Set<Long> acting = new LinkedHashSet<>();
    for (Event event : trace.events()) {
      Stamp stamp = event.stamp();
      if (event instanceof ProcessEvent.Began) {
        found.put(stamp.pid(), stamp.thread());
      }
      if (stamp.pid() == trace.mainPid()) {
        if (event instanceof ThreadEvent.Started start) {
          started.add(start.child());
        }
        if (!(event instanceof ThreadEvent.Sampled)) {
          acting.add(stamp.thread());
        }
      }
    }
    long main =
        acting.contains(1L)
            ? 1
            : acting.stream().filter(thread -> !started.contains(thread)).findFirst().orElse(1L);
    found.put(trace.mainPid(), main);
    return found;
  }

  private void read(Event event) {
    long at = clocks.at(event.stamp());
    length = Math.max(length, at);
    first = Math.min(first, at);
    last = Math.max(last, at);
    switch (event) {
      case ProcessEvent process -> read(process, at);
      case ThreadEvent thread -> read(thread, at);
      case SyncEvent sync -> read(sync, at);
      case Printed(Stamp stamp, boolean error, String text) ->
          lines.print(acting(stamp, at).id, at, error, text);
    }
  }

  private void read(ProcessEvent event, long at) {
    switch (event) {
      case ProcessEvent.Created(Stamp stamp, long child, String name, boolean daemon) -> {
        LaneDraft parent = acting(stamp, at);
        LaneDraft made = process(child);
        made.kind = daemon ? LaneKind.DAEMON : LaneKind.CHILD;
        made.name = name;
        made.ppid = made.ppid == 0 ? stamp.pid() : made.ppid;
        made.create(at);
        parents.put(child, stamp.pid());
        arrows.add(new Arrow(Cause.START, parent.id, at, made.id, at));
      }
      case ProcessEvent.Began(Stamp stamp, long ppid, String name) -> {
        LaneDraft self = process(stamp.pid());
        self.name = self.kind == LaneKind.MAIN ? self.name : name;
        self.ppid = ppid;
        parents.putIfAbsent(stamp.pid(), ppid);
        self.enter(at, new State.Running());
      }
      case ProcessEvent.Ended(_, long process, ExitStatus status) -> {
        process(process).exit(at, status);
        lanes.values().stream()
            .filter(lane -> lane.id.pid() == process)
            .forEach(lane -> lane.vanish(at));
      }
      case ProcessEvent.Seen seen -> see(seen, at);
      case ProcessEvent.Given _ -> {
        // It changes no state: AddressSpaces shows it.
      }
    }
  }

  private void see(ProcessEvent.Seen seen, long at) {
    LaneDraft process = process(seen.process());
    List<LaneDraft> all =
        lanes.values().stream().filter(lane -> lane.id.pid() == seen.process()).toList();
    switch (seen.state()) {
      case 'X' -> all.forEach(lane -> lane.vanish(at));
      case 'Z' -> {
        all.stream().filter(lane -> lane != process).forEach(lane -> lane.vanish(at));
        process.becomeZombie(at);
      }
      default -> all.forEach(lane -> lane.stand(at, seen.state() == 'T'));
    }
    if (seen.state() != 'X' && seen.ppid() != process.ppid) {
      process.adopt(seen.ppid());
    }
  }

  private void read(ThreadEvent event, long at) {
    switch (event) {
      case ThreadEvent.Started(Stamp stamp, long child, String name, var kind, boolean daemon) -> {
        LaneDraft made = lane(new LaneId(stamp.pid(), child));
        made.name = name;
        made.kind = made.kind.isProcess() ? made.kind : LaneKind.of(kind, daemon);
        made.create(at);
        arrows.add(new Arrow(Cause.START, acting(stamp, at).id, at, made.id, at));
      }
      case ThreadEvent.Began(Stamp stamp) -> acting(stamp, at).enter(at, new State.Running());
      case ThreadEvent.Ended(Stamp stamp, String failure) -> acting(stamp, at).finish(at, failure);
      case ThreadEvent.Blocked(Stamp stamp, Reason reason, Resource on) ->
          acting(stamp, at).enter(at, new State.Blocked(reason, on));
      case ThreadEvent.Resumed(Stamp stamp) -> {
        LaneDraft self = acting(stamp, at);
        if (self.state() instanceof State.Blocked(Reason reason, Resource on)
            && Look.of(reason) == Look.JOINING) {
          joins.add(new Join(self.id, reason, on, at));
        }
        self.enter(at, new State.Running());
      }
      case ThreadEvent.Sampled sampled -> sample(sampled, at);
    }
  }

  private void sample(ThreadEvent.Sampled seen, long at) {
    LaneId id = new LaneId(seen.stamp().pid(), seen.thread());
    boolean known = lanes.containsKey(id);
    LaneDraft lane = lane(id);
    if (!known) {
      lane.name = seen.name();
      lane.kind = lane.kind.isProcess() ? lane.kind : LaneKind.of(seen.kind(), false);
    }
    switch (seen.state()) {
      case NEW -> lane.sample(at, new State.Created());
      case RUNNABLE -> lane.sample(at, new State.Running());
      case BLOCKED -> lane.sample(at, new State.Blocked(Reason.MONITOR, Resource.NONE));
      case WAITING -> lane.sample(at, new State.Blocked(Reason.PARK, Resource.NONE));
      case TIMED_WAITING -> lane.sample(at, new State.Blocked(Reason.SLEEP, Resource.NONE));
      case TERMINATED -> lane.finish(at, "");
    }
  }

  private void read(SyncEvent event, long at) {
    switch (event) {
      case SyncEvent.Acquired(Stamp stamp, Resource on) -> acting(stamp, at).acquire(at, on);
      case SyncEvent.Released(Stamp stamp, Resource on) -> acting(stamp, at).release(at, on);
      case SyncEvent.Put _, SyncEvent.Took _, SyncEvent.Signalled _ -> {}
    }
  }

  /// The lane of the stamp's thread, which runs if nothing else is known of it.
  private LaneDraft acting(Stamp stamp, long at) {
    LaneDraft lane = lane(new LaneId(stamp.pid(), stamp.thread()));
    if (lane.state() == null) {
      lane.enter(at, new State.Running());
    }
    return lane;
  }

  private LaneDraft process(long pid) {
    return lane(new LaneId(pid, mainThreads.getOrDefault(pid, 1L)));
  }

  private LaneDraft lane(LaneId id) {
    boolean process = mainThreads.getOrDefault(id.pid(), 1L) == id.thread();
    return lanes.computeIfAbsent(
        id,
        _ ->
            process
                ? new LaneDraft(id, LaneKind.CHILD, "process-" + id.pid())
                : new LaneDraft(id, LaneKind.THREAD, "thread-" + id.thread()));
  }

  Drawing drawing() {
    addJoins();
    List<Lane> ordered = new ArrayList<>();
    add(ordered, trace.mainPid(), 0);
    List<Long> strays =
        lanes.keySet().stream().map(LaneId::pid).distinct().filter(p -> !isIn(ordered, p)).toList();
    for (long pid : strays) {
      if (!isIn(ordered, pid)) {
        add(ordered, pid, 1);
      }
    }
    return new Drawing(
        trace.cell(),
        trace.running(),
        length,
        Span.of(Math.min(first, last), last, length, trace.running()),
        ordered,
        arrows,
        lines.lines(),
        trace.dropped());
  }

  private static boolean isIn(List<Lane> lanes, long pid) {
    return lanes.stream().anyMatch(lane -> lane.id().pid() == pid);
  }

  private void add(List<Lane> ordered, long pid, int depth) {
    boolean main = pid == trace.mainPid();
    long until = main && !trace.running() ? trace.endNanos() - trace.startNanos() : length;
    LaneDraft process = process(pid);
    ordered.add(process.lane(depth, until, main && !trace.running()));
    lanes.values().stream()
        .filter(lane -> lane.id.pid() == pid && lane != process)
        .forEach(lane -> ordered.add(lane.lane(depth + 1, length, false)));
    lanes.keySet().stream()
        .map(LaneId::pid)
        .distinct()
        .filter(child -> child != trace.mainPid() && parents.getOrDefault(child, 0L) == pid)
        .filter(child -> !isIn(ordered, child))
        .toList()
        .forEach(child -> add(ordered, child, depth + 1));
  }

  private void addJoins() {
    for (Join join : joins) {
      for (LaneDraft target : lanes.values()) {
        OptionalLong end = target.end();
        if (isTarget(join, target)
            && end.isPresent()
            && end.getAsLong() <= join.until + SEEN_LATE) {
          long leaves = Math.min(end.getAsLong(), join.until);
          arrows.add(new Arrow(Cause.JOIN, target.id, leaves, join.waiter, join.until));
        }
      }
    }
  }

  private static boolean isTarget(Join join, LaneDraft target) {
    return switch (join.reason) {
      case JOIN_PROCESS -> target.kind.isProcess() && target.id.pid() == join.on.id();
      case JOIN_THREAD ->
          !target.kind.isProcess()
              && target.id.pid() == join.waiter.pid()
              && target.id.thread() == join.on.id();
      case SLEEP, MONITOR, WAIT, LOCK, CONDITION, QUEUE_PUT, QUEUE_TAKE -> false;
      case SEMAPHORE, LATCH, BARRIER, FUTURE, EXECUTOR, STDIN, PARK -> false;
    };
  }
}
