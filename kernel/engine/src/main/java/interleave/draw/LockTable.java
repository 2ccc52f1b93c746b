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

/// Each lock of a trace that was taken or waited for: how often it was taken, who has it at the
/// end, who waits for it.
final class LockTable {
  private static final Set<Reason> LOCKS =
      Set.of(Reason.LOCK, Reason.MONITOR, Reason.SEMAPHORE, Reason.CONDITION, Reason.WAIT);

  private int taken;
  private final List<LaneId> holders = new ArrayList<>();

  private LockTable() {}

  static List<String> lines(Meetings meetings) {
    Map<Thing, LockTable> all = new HashMap<>();
    for (Event event : meetings.events()) {
      if (event instanceof SyncEvent.Acquired(var stamp, var on)) {
        at(all, Meetings.thing(stamp.pid(), on)).acquired(Meetings.lane(stamp));
      } else if (event instanceof SyncEvent.Released(var stamp, var on)) {
        at(all, Meetings.thing(stamp.pid(), on)).released(Meetings.lane(stamp));
      }
    }
    Map<Thing, List<LaneId>> waiting = meetings.waiting(LOCKS);
    waiting.keySet().forEach(thing -> at(all, thing));
    List<List<String>> rows = new ArrayList<>();
    all.forEach(
        (thing, lock) ->
            rows.add(
                List.of(
                    thing.label(),
                    "×" + lock.taken,
                    meetings.names(lock.holders),
                    meetings.names(waiting.getOrDefault(thing, List.of())))));
    return Meetings.table(List.of("LOCK", "TAKEN", "HELD BY", "WAITING"), rows);
  }

  private static LockTable at(Map<Thing, LockTable> all, Thing thing) {
    return all.computeIfAbsent(thing, _ -> new LockTable());
  }

  private void acquired(LaneId by) {
    taken++;
    holders.add(by);
  }

  /// Anybody may release what processes share.
  private void released(LaneId by) {
    if (!holders.remove(by) && !holders.isEmpty()) {
      holders.removeFirst();
    }
  }
}
