package interleave.explore;

import interleave.weave.AccessMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a thread knows of the memory that it shares.
final class ThreadView {
  /// How many steps it has taken, and constructors ended.
  int time;

  /// What happened before its next step.
  Clock clock = Clock.NONE;

  /// What its writes publish that do not publish by themselves: what came before a fence.
  Clock fenced = Clock.NONE;

  /// What an acquiring fence takes over: what its reads so far have seen published.
  Clock seen = Clock.NONE;

  /// What to do for coherent reads that saw an old write since the last round of a loop.
  final List<Runnable> stale = new ArrayList<>(0);

  /// By object that it has reached through a final field: what happened before that was frozen.
  private final IdentityHashMap<Object, Clock> frozen = new IdentityHashMap<>(0);

  void tick(int thread) {
    time++;
    clock = clock.ticked(thread, time);
  }

  /// What happened before its next access to an object.
  Clock clockOf(Object object) {
    Clock more = frozen.get(object);
    return more == null ? clock : clock.joined(more);
  }

  /// It has reached an object through a final field.
  void freeze(Object object, Clock since) {
    frozen.merge(object, since, Clock::joined);
  }

  /// What it reaches through a frozen object is frozen too.
  void reach(Object from, @Nullable Object to) {
    Clock since = frozen.get(from);
    if (since != null && to != null) {
      freeze(to, since);
    }
  }

  void fence(AccessMode mode) {
    if (mode.acquires()) {
      clock = clock.joined(seen);
    }
    if (mode.releases()) {
      fenced = clock;
    }
  }

  /// Has its coherent reads see something newer than in the last round.
  ///
  /// @return whether one had seen an old write
  boolean look() {
    boolean hasStale = !stale.isEmpty();
    stale.forEach(Runnable::run);
    stale.clear();
    return hasStale;
  }
}
