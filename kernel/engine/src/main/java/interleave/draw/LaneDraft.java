package interleave.draw;

import interleave.draw.Drawing.Hold;
import interleave.draw.Drawing.Lane;
import interleave.trace.ExitStatus;
import interleave.trace.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A lane while its trace is being read. Times only go forward: what comes late is put at the
/// lane's latest moment.
final class LaneDraft {
  final LaneId id;
  String name;
  LaneKind kind;
  long ppid;
  private boolean orphan;
  private long created = -1;
  private long since;
  private long end = -1;
  private @Nullable State state;
  private @Nullable State beforeStop;
  private boolean sampled;
  private boolean exact;
  private @Nullable Fate fate;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final Map<Resource, long[]> held = new HashMap<>();

  LaneDraft(LaneId id, LaneKind kind, String name) {
    this.id = id;
    this.kind = kind;
    this.name = name;
  }

  /// Made at `at`, by a start that was seen.
  void create(long at) {
    if (created < 0) {
      enter(at, new State.Created());
    }
  }

  /// From `at` on in `next`, as its own code says.
  void enter(long at, State next) {
    exact = true;
    change(at, next, false);
  }

  /// Seen in `next` at `at`. What its own code says it waits for is better than what was seen.
  void sample(long at, State next) {
    boolean saysItWaits = !sampled && state instanceof State.Blocked;
    boolean same = exact && !sampled && next instanceof State.Running;
    if (!saysItWaits && !same) {
      boolean back = exact && next instanceof State.Running;
      change(at, next, !back);
    }
  }

  /// What the system says of the process of this lane, which a signal may have stopped, or let go
  /// on.
  void stand(long at, boolean stopped) {
    if (stopped && !(state instanceof State.Stopped)) {
      beforeStop = state;
      change(at, new State.Stopped(), true);
    } else if (!stopped && state instanceof State.Stopped && beforeStop != null) {
      change(at, beforeStop, true);
    }
  }

  /// The process of this lane has ended, and its parent has not waited for it.
  void becomeZombie(long at) {
    if (end < 0) {
      fate = null;
      change(at, new State.Zombie(), true);
      releaseAll(since);
    }
  }

  /// It has another parent than the one that made it.
  void adopt(long newParent) {
    orphan = true;
    ppid = newParent;
  }

  private void change(long at, State next, boolean nextSampled) {
    if (end >= 0 || fate != null || state instanceof State.Zombie) {
      return;
    }
    long now = created < 0 ? at : Math.max(at, since);
    if (created < 0) {
      created = now;
      since = now;
    }
    if (!next.equals(state) || sampled != nextSampled) {
      close(now);
      state = next;
      sampled = nextSampled;
      since = now;
    }
  }

  private void close(long at) {
    if (state != null && at > since) {
      stretches.add(new Stretch(since, at, state, sampled));
    }
  }

  /// The code of this lane came to its end: with an uncaught exception, or normally when `failure`
  /// is empty. A process goes on until [#exit].
  void finish(long at, String failure) {
    if (fate == null && end < 0) {
      stop(at);
      fate = failure.isEmpty() ? new Fate.Finished() : new Fate.Failed(failure);
      if (!kind.isProcess()) {
        end = since;
      }
    }
  }

  /// The process of this lane ended.
  void exit(long at, ExitStatus status) {
    if (end >= 0) {
      return;
    }
    stop(at);
    end = Math.max(at, since);
    fate =
        switch (status) {
          case ExitStatus.Exited(int code) -> new Fate.Exited(code);
          case ExitStatus.Killed(int signal) -> new Fate.Killed(signal);
          case ExitStatus.Running() -> new Fate.Gone();
        };
  }

  /// The process that this thread lived in ended.
  void vanish(long at) {
    if (end < 0) {
      stop(at);
      end = Math.max(at, since);
      fate = new Fate.Gone();
    }
  }

  private void stop(long at) {
    long now = Math.max(at, since);
    if (created < 0) {
      created = now;
    }
    close(now);
    releaseAll(now);
    state = null;
    since = now;
  }

  void acquire(long at, Resource lock) {
    held.computeIfAbsent(lock, _ -> new long[] {at, 0})[1]++;
  }

  void release(long at, Resource lock) {
    long[] taken = held.get(lock);
    if (taken != null && --taken[1] == 0) {
      held.remove(lock);
      hold(taken[0], at, lock);
    }
  }

  private void releaseAll(long at) {
    held.forEach((lock, taken) -> hold(taken[0], at, lock));
    held.clear();
  }

  private void hold(long from, long to, Resource lock) {
    holds.add(new Hold(from, Math.max(from, to), lock));
  }

  @Nullable State state() {
    return state;
  }

  OptionalLong end() {
    return end < 0 ? OptionalLong.empty() : OptionalLong.of(end);
  }

  /// When it was made, or first seen.
  long created() {
    return Math.max(0, created);
  }

  /// The lane as it stands at `length`.
  ///
  /// @param idle whether it is the main process of a cell that has ended
  Lane lane(int depth, long length, boolean idle) {
    State last = state;
    boolean lastSampled = sampled;
    if (end < 0 && fate == null) {
      close(Math.max(length, since));
      releaseAll(Math.max(length, since));
    }
    Fate known = fate;
    if (end < 0 && (kind.isProcess() || known == null)) {
      State shown = last == null ? new State.Running() : last;
      known = idle ? new Fate.Idle() : new Fate.Alive(shown, lastSampled);
    }
    return new Lane(
        id,
        depth,
        kind,
        name,
        ppid,
        orphan,
        created(),
        end(),
        stretches,
        holds,
        known == null ? new Fate.Gone() : known);
  }
}
