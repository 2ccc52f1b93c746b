package interleave.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a run stands before a step: what each thread that can go on would do next.
///
/// One object serves a whole run, because it is filled some million times a second. The program
/// fills it before it asks its chooser; the chooser only reads.
final class State {
  private Pending[] enabled = new Pending[8];
  private final List<Pending> blocked = new ArrayList<>(2);
  private int size;
  private int depth;
  private int last = -1;
  private boolean changed;
  private boolean moved;
  private boolean outlives;
  private boolean postpones;

  /// Forgets everything, for a new run.
  void reset() {
    size = 0;
    blocked.clear();
    depth = 0;
    last = -1;
    changed = false;
    moved = false;
    outlives = false;
    postpones = false;
  }

  /// Begins the state after a step; [#add] then tells what is enabled, in the order of the threads'
  /// numbers and, within a thread, of the variants.
  ///
  /// @param thread who took the step
  /// @param changedSomething whether the step changed anything that another thread can see: false
  ///   for a read, for a compare-and-set that failed and for a write of the value that was there
  void stepped(int thread, boolean changedSomething) {
    stepped(thread, changedSomething, changedSomething);
  }

  /// The same.
  ///
  /// @param changedForSure false also for what a round of a loop that waits may do and undo: for
  ///   the steps at a lock, and for a call of an object of the JDK of which only that knows what it
  ///   does
  void stepped(int thread, boolean changedSomething, boolean changedForSure) {
    last = thread;
    changed = changedSomething;
    moved = changedForSure;
    depth++;
    size = 0;
    outlives = false;
    postpones = false;
    blocked.clear();
  }

  /// Becomes what `other` is, with nothing enabled yet.
  void restart(State other) {
    last = other.last;
    changed = other.changed;
    moved = other.moved;
    outlives = other.outlives;
    depth = other.depth;
    size = 0;
    blocked.clear();
    blocked.addAll(other.blocked);
  }

  /// Tells one more enabled step.
  void add(Pending pending) {
    if (size == enabled.length) {
      enabled = Arrays.copyOf(enabled, 2 * size);
    }
    enabled[size++] = pending;
  }

  /// Tells a step that waits for others and of which the operations alone do not tell when it can
  /// be taken.
  void block(Pending pending) {
    blocked.add(pending);
  }

  /// What [#block] told.
  List<Pending> blocked() {
    return blocked;
  }

  /// How many steps were taken so far.
  int depth() {
    return depth;
  }

  /// How many steps are enabled: at least one when a chooser is asked.
  int size() {
    return size;
  }

  /// An enabled step.
  Pending enabled(int index) {
    return enabled[index];
  }

  /// Whether a step takes the turn away from a thread that could go on.
  boolean preempts(int index) {
    return enabled[index].thread() != last && canGoOn();
  }

  private boolean canGoOn() {
    for (int i = 0; i < size; i++) {
      if (enabled[i].thread() == last) {
        return true;
      }
    }
    return false;
  }

  /// The thread that took the last step, −1 before the first.
  int last() {
    return last;
  }

  /// Tells that the block has ended and that only daemon threads can go on.
  void outlive() {
    outlives = true;
  }

  /// What [#outlive] told: whoever goes on, the block does not notice.
  boolean outlives() {
    return outlives;
  }

  /// Tells that a thread's wait does not end by its time now, because too many of its waits have
  /// ended so.
  void postpone() {
    postpones = true;
  }

  /// Takes [#postpone] back: nothing but the time of waits can pass.
  void stay() {
    postpones = false;
  }

  /// What [#postpone] told.
  boolean postpones() {
    return postpones;
  }

  /// Whether the last step changed anything that another thread can see.
  boolean changed() {
    return changed;
  }

  /// Whether the last step changed something for sure.
  boolean moved() {
    return moved;
  }
}
