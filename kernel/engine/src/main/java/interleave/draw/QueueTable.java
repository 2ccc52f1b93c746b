package interleave.draw;

import interleave.draw.Meetings.Thing;
import interleave.trace.Event;
import interleave.trace.Reason;
import interleave.trace.SyncEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What went through the queues of a trace.
final class QueueTable {
  private static final Set<Reason> QUEUES = Set.of(Reason.QUEUE_PUT, Reason.QUEUE_TAKE);

  /// How many values went in and came out.
  private record Flow(int put, int taken) {
    static final Flow NONE = new Flow(0, 0);

    Flow plus(Flow other) {
      return new Flow(put + other.put, taken + other.taken);
    }
  }

  private QueueTable() {}

  /// Each queue: how many values went in and came out, who waits at it.
  static List<String> lines(Meetings meetings) {
    Map<Thing, Flow> all = new HashMap<>();
    flows(meetings)
        .forEach(
            (queue, flows) -> flows.values().forEach(flow -> all.merge(queue, flow, Flow::plus)));
    Map<Thing, List<LaneId>> waiting = meetings.waiting(QUEUES);
    waiting.keySet().forEach(thing -> all.putIfAbsent(thing, Flow.NONE));
    List<List<String>> rows = new ArrayList<>();
    all.forEach(
        (queue, flow) ->
            rows.add(
                List.of(
                    queue.label(),
                    "×" + flow.put,
                    "×" + flow.taken,
                    meetings.names(waiting.getOrDefault(queue, List.of())))));
    return Meetings.table(List.of("QUEUE", "PUT", "TAKEN", "WAITING"), rows);
  }

  /// Who put how many values into which queue, and who took how many out.
  static List<String> messages(Meetings meetings) {
    List<List<String>> rows = new ArrayList<>();
    flows(meetings)
        .forEach(
            (queue, flows) ->
                flows.forEach(
                    (who, flow) ->
                        rows.add(
                            List.of(
                                queue.label(),
                                meetings.name(who),
                                "×" + flow.put,
                                "×" + flow.taken))));
    return Meetings.table(List.of("QUEUE", "WHO", "PUT", "TAKEN"), rows);
  }

  private static Map<Thing, Map<LaneId, Flow>> flows(Meetings meetings) {
    Map<Thing, Map<LaneId, Flow>> flows = new HashMap<>();
    for (Event event : meetings.events()) {
      if (event instanceof SyncEvent.Put(var stamp, var on, _)) {
        var _ =
            flows
                .computeIfAbsent(Meetings.thing(stamp.pid(), on), _ -> new HashMap<>())
                .merge(Meetings.lane(stamp), new Flow(1, 0), Flow::plus);
      } else if (event instanceof SyncEvent.Took(var stamp, var on, _)) {
        var _ =
            flows
                .computeIfAbsent(Meetings.thing(stamp.pid(), on), _ -> new HashMap<>())
                .merge(Meetings.lane(stamp), new Flow(0, 1), Flow::plus);
      }
    }
    return flows;
  }
}
