package interleave.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Threads that wait for one another for ever: each needs the next, the last needs the first.
///
/// @param cycle not empty; one that waits for itself is alone
public record Deadlock(List<Waiting> cycle) {
  public Deadlock {
    cycle = List.copyOf(cycle);
  }

  /// The cells that its threads work for.
  public Set<Integer> cells() {
    Set<Integer> cells = new HashSet<>();
    cycle.forEach(each -> cells.add(each.cell()));
    return cells;
  }

  /// Whether it is the same threads in the same waits, at whichever thread it begins.
  public boolean isSame(Deadlock other) {
    return cycle.size() == other.cycle.size()
        && cycle.stream().allMatch(each -> other.cycle.stream().anyMatch(each::isSame));
  }

  /// The cycle in words, one line for each who waits: `a waits for lock L, which b holds`.
  public List<String> lines() {
    return java.util.stream.IntStream.range(0, cycle.size()).mapToObj(this::line).toList();
  }

  /// Who is needed by the wait of that number.
  public Waiting next(int i) {
    return cycle.get((i + 1) % cycle.size());
  }

  private String line(int i) {
    Waiting waiting = cycle.get(i);
    Waiting next = next(i);
    String other = next.equals(waiting) ? "itself" : next.label();
    return switch (waiting.reason()) {
      case JOIN_THREAD -> waiting.label() + " waits for the end of " + other;
      case JOIN_PROCESS -> waiting.label() + " waits for the end of " + ended(waiting, other);
      case SLEEP, MONITOR, WAIT, LOCK, CONDITION, QUEUE_PUT, QUEUE_TAKE, SEMAPHORE ->
          held(waiting, other);
      case LATCH, BARRIER, FUTURE, EXECUTOR, STDIN, PARK -> held(waiting, other);
    };
  }

  private static String ended(Waiting waiting, String next) {
    String target = waiting.on().label();
    return target.isEmpty() || target.equals(next) ? next : target + ", which needs " + next;
  }

  private static String held(Waiting waiting, String next) {
    return waiting.label()
        + " waits for "
        + waiting.reason().label()
        + " "
        + waiting.on().label()
        + ", which "
        + (next.equals("itself") ? "it holds already" : next + " holds");
  }
}
