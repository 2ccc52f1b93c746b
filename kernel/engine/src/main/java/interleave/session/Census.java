package interleave.session;

import interleave.host.SystemState;
import interleave.trace.Event;
import interleave.trace.ProcessEvent;
import interleave.trace.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the operating system how the processes of a cell stand: which are zombies, stopped, or have
/// another parent than the one that made them. No process can say so of itself.
///
/// Guarded by the lock of its cell.
final class Census {

  /// What is known of a process.
  ///
  /// @param maker the PID of the process that made it
  private record Known(long maker, char state, long ppid) {}

  private final Map<Long, String> names = new HashMap<>();

  private static final long SELF = ProcessHandle.current().pid();

  private final Map<Long, Known> alive = new LinkedHashMap<>();
  private long asked;

  /// Takes an event of the cell.
  void heard(Event event) {
    if (event instanceof ProcessEvent.Created made) {
      long maker = made.stamp().pid();
      alive.put(made.child(), new Known(maker, 'R', maker));
      names.put(made.child(), made.name());
    } else if (event instanceof ProcessEvent.Ended ended) {
      alive.remove(ended.process());
    }
  }

  /// The names of all processes that the cell has started, by their PIDs.
  Map<Long, String> names() {
    return Map.copyOf(names);
  }

  /// What has changed since the last time.
  List<Event> changes() {
    List<Event> changes = new ArrayList<>();
    for (Map.Entry<Long, Known> entry : List.copyOf(alive.entrySet())) {
      long pid = entry.getKey();
      Known before = entry.getValue();
      Optional<SystemState> now = SystemState.of(pid);
      Known after =
          now.map(state -> new Known(before.maker(), letter(state), state.ppid()))
              .orElseGet(() -> gone(before));
      if (!after.equals(before)) {
        changes.add(new ProcessEvent.Seen(stamp(), pid, after.state(), after.ppid()));
        alive.put(pid, after);
      }
      if (after.state() == SystemState.GONE) {
        alive.remove(pid);
      }
    }
    return changes;
  }

  /// Of a process that goes on, whether it is running or waiting is no news.
  private static char letter(SystemState state) {
    return state.isZombie() || state.isStopped() ? state.state() : 'R';
  }

  /// Its parent tells of the end of a process that is no more there, unless it is an orphan.
  private static Known gone(Known before) {
    return before.ppid() == before.maker()
        ? before
        : new Known(before.maker(), SystemState.GONE, before.ppid());
  }

  private Stamp stamp() {
    return new Stamp(SELF, 0, asked++, System.nanoTime());
  }
}
