package interleave.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A variable with all the writes to it in a run, oldest first, and which of them a read can see.
final class Location {
  /// The thread of a write that happens before everything: of the default value, or of what was
  /// there before the run.
  static final int NOBODY = -1;

  private final List<Written> writes = new ArrayList<>(4);
  private final List<Look> looks = new ArrayList<>(0);

  /// The end of the constructor of its object, as far as it was known when the history began.
  private @Nullable Object birth;

  /// A write.
  ///
  /// @param thread whose, or [#NOBODY]
  /// @param time the writer's own time then
  /// @param clock what happened before it
  /// @param release what a read that acquires takes over, empty if nothing
  record Written(
      int thread, int time, Clock clock, Clock release, long bits, @Nullable Object reference) {

    /// Whether it happens before what has that clock.
    boolean isBefore(Clock later) {
      return thread == NOBODY || later.at(thread) >= time;
    }

    @SuppressWarnings("ReferenceEquality") // another object that is equal is another value
    boolean hasValueOf(Written other) {
      return bits == other.bits && reference == other.reference;
    }

    @SuppressWarnings("ReferenceEquality") // as above
    boolean isIn(Slot slot) {
      return slot.bits() == bits && slot.reference() == reference;
    }

    Written publishing(Clock more) {
      return new Written(thread, time, clock, release.joined(more), bits, reference);
    }
  }

  /// A read that is coherent with the others: none that happens after it sees an older write.
  private record Look(int thread, int time, int write) {}

  /// Whether its history goes on where a variable has that value now: whether its steps account for
  /// it. What a constructor writes in its own object takes no steps.
  @SuppressWarnings("ReferenceEquality") // there is one birth of each object
  boolean accountsFor(Slot slot, @Nullable Object known) {
    return !writes.isEmpty() && newest().isIn(slot) && (writes.size() > 1 || birth == known);
  }

  Written newest() {
    return writes.getLast();
  }

  /// Its history begins.
  void restart(Written first, @Nullable Object known) {
    writes.clear();
    looks.clear();
    writes.add(first);
    birth = known;
  }

  void add(Written write) {
    writes.add(write);
  }

  /// The newest write publishes this too.
  void publish(Clock clock) {
    writes.set(writes.size() - 1, newest().publishing(clock));
  }

  /// Which writes a read can see, by their age: 0 is the newest.
  ///
  /// Without coherence it can see each write that no other comes after which happens before the
  /// read (happens-before consistency, JLS 17.4.5); of several with the same value only the newest
  /// is told. With coherence it sees none, besides, that is older than what a read before it has
  /// seen.
  ///
  /// @param clock what happened before the read
  List<Integer> visible(Clock clock, boolean isCoherent) {
    int oldest = isCoherent ? oldestCoherent(clock) : 0;
    List<Integer> visible = new ArrayList<>(2);
    for (int i = writes.size() - 1; i >= oldest; i--) {
      if (!isOverwritten(i, clock) && (isCoherent || isNewValue(i, visible))) {
        visible.add(writes.size() - 1 - i);
      }
    }
    return visible;
  }

  private boolean isOverwritten(int index, Clock clock) {
    Written write = writes.get(index);
    for (int i = index + 1; i < writes.size(); i++) {
      Written later = writes.get(i);
      if (later.isBefore(clock) && write.isBefore(later.clock())) {
        return true;
      }
    }
    return false;
  }

  private boolean isNewValue(int index, List<Integer> ages) {
    return ages.stream().noneMatch(age -> ofAge(age).hasValueOf(writes.get(index)));
  }

  private int oldestCoherent(Clock clock) {
    int oldest = 0;
    for (int i = 0; i < writes.size(); i++) {
      oldest = writes.get(i).isBefore(clock) ? i : oldest;
    }
    for (Look look : looks) {
      boolean isBefore = clock.at(look.thread()) >= look.time();
      oldest = isBefore ? Math.max(oldest, look.write()) : oldest;
    }
    return Math.min(oldest, writes.size() - 1);
  }

  Written ofAge(int age) {
    return writes.get(writes.size() - 1 - age);
  }

  /// The number of the write of that age, which it keeps.
  int number(int age) {
    return writes.size() - 1 - age;
  }

  /// A coherent read has seen the write with that number, so that none after it sees an older one.
  ///
  /// @param time the reader's own time
  void seen(int write, int thread, int time) {
    for (Look look : looks) {
      if (look.thread() == thread && look.write() >= write) {
        return;
      }
    }
    looks.add(new Look(thread, time, write));
  }
}
