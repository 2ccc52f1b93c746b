package interleave.os;

import interleave.memory.Layout;
import interleave.memory.Until;
import interleave.memory.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// Who sleeps on which cell of the notebook's memory, in the order of coming.
///
/// After a cell's value stands the number of its sleepers, and it is set before the value is looked
/// at. Whoever changes the value looks at the number afterwards. So either the one sees the change
/// or the other the sleeper. Not safe for use by several threads.
final class Sleepers {

  /// A thread that sleeps.
  record Sleeper(
      long pid, long id, long thread, long object, long cell, Until until, long operand) {}

  private final Words words;
  private final Map<Long, Queue<Sleeper>> byCell = new HashMap<>();

  Sleepers(Words words) {
    this.words = words;
  }

  /// Lets one sleep.
  ///
  /// @return false if it need not
  boolean add(Sleeper sleeper) {
    Queue<Sleeper> queue = byCell.computeIfAbsent(sleeper.cell, _ -> new ArrayDeque<>());
    queue.add(sleeper);
    show(sleeper.cell, queue.size());
    if (sleeper.until.ready(words, sleeper.cell, sleeper.operand) <= 0) {
      return true;
    }
    queue.remove(sleeper);
    settle(sleeper.cell, queue);
    return false;
  }

  /// Takes one out who does not sleep any more.
  ///
  /// @return whether it was there
  boolean remove(long pid, long id, long cell) {
    Queue<Sleeper> queue = byCell.get(cell);
    if (queue == null || !queue.removeIf(one -> one.pid == pid && one.id == id)) {
      return false;
    }
    settle(cell, queue);
    return true;
  }

  /// Takes out those who may go on, now that the value has changed.
  List<Sleeper> look(long cell) {
    Queue<Sleeper> queue = byCell.get(cell);
    if (queue == null) {
      return List.of();
    }
    show(cell, queue.size());
    var woken = new ArrayList<Sleeper>();
    for (Iterator<Sleeper> all = queue.iterator(); all.hasNext(); ) {
      Sleeper one = all.next();
      if (one.until.ready(words, cell, one.operand) > woken.size()) {
        woken.add(one);
        all.remove();
      }
    }
    settle(cell, queue);
    return woken;
  }

  /// Takes out the oldest of those who sleep until called.
  List<Sleeper> call(long cell, long most) {
    Queue<Sleeper> queue = byCell.getOrDefault(cell, new ArrayDeque<>());
    var woken = new ArrayList<Sleeper>();
    while (woken.size() < most && !queue.isEmpty()) {
      woken.add(queue.remove());
    }
    settle(cell, queue);
    return woken;
  }

  /// Takes out those of a process that has ended, and everybody else who can look for himself: the
  /// process may have changed a value and not come to say so.
  List<Sleeper> ended(long pid) {
    var woken = new ArrayList<Sleeper>();
    for (var entry : Map.copyOf(byCell).entrySet()) {
      entry.getValue().removeIf(one -> one.pid == pid);
      for (Iterator<Sleeper> all = entry.getValue().iterator(); all.hasNext(); ) {
        Sleeper one = all.next();
        if (one.until != Until.CALLED) {
          woken.add(one);
          all.remove();
        }
      }
      settle(entry.getKey(), entry.getValue());
    }
    return woken;
  }

  /// All of them.
  List<Sleeper> all() {
    return byCell.values().stream().flatMap(Queue::stream).toList();
  }

  private void settle(long cell, Queue<Sleeper> queue) {
    show(cell, queue.size());
    if (queue.isEmpty()) {
      byCell.remove(cell);
    }
  }

  private void show(long cell, int count) {
    words.set(cell + Layout.SLEEPERS, count);
  }
}
