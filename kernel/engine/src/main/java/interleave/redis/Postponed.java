package interleave.redis;

import interleave.remote.RemoteCall.Ask;
import interleave.remote.Verb;
import interleave.trace.Party.OfThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Steps that cannot be done yet, in the order of coming for each object and verb.
///
/// Not safe for use by several threads.
final class Postponed {

  /// Who asked.
  record Caller(long pid, long id) {}

  /// Something to be done.
  ///
  /// @param deadline by `System.nanoTime`, or `Long.MAX_VALUE` for never
  record Step(Caller caller, Ask ask, long deadline) {
    private Place place() {
      return new Place(ask.name(), ask.verb());
    }
  }

  /// What waits for the same thing.
  private record Place(String name, Verb verb) {}

  private final Map<Place, List<Step>> steps = new LinkedHashMap<>();
  private final Map<String, Long> tokens = new HashMap<>(); // of locks that somebody waits for

  /// Whether one of its kind came before it.
  boolean isBehind(Step step) {
    return steps.containsKey(step.place());
  }

  void add(Step step) {
    steps.computeIfAbsent(step.place(), _ -> new ArrayList<>()).add(step);
  }

  /// Notes who has taken a lock that somebody waits for.
  void taken(String lock, long token) {
    tokens.put(lock, token);
  }

  /// Takes those out that are meant.
  ///
  /// @return whether there were any
  boolean removeIf(Predicate<Step> which) {
    boolean removed = false;
    for (List<Step> all : steps.values()) {
      removed |= all.removeIf(which);
    }
    steps.values().removeIf(List::isEmpty);
    return removed;
  }

  /// Tries again what waits for an object, the oldest first.
  ///
  /// @param key the object's, in the server; empty for all objects
  /// @param attempt whether a step is over
  void look(String key, Predicate<Step> attempt) {
    for (Map.Entry<Place, List<Step>> entry : steps.entrySet()) {
      if (key.isEmpty() || key.equals("interleave:" + entry.getKey().name())) {
        List<Step> all = entry.getValue();
        while (!all.isEmpty() && attempt.test(all.getFirst())) {
          all.removeFirst();
        }
      }
    }
    steps.values().removeIf(List::isEmpty);
  }

  /// How long until the first of them is too late.
  ///
  /// @param now by `System.nanoTime`
  long untilNext(long now) {
    return steps.values().stream()
        .flatMap(List::stream)
        .mapToLong(step -> step.deadline - now)
        .filter(left -> left >= 0)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /// Who waits for a lock that a thread of this notebook holds.
  List<LockWait> lockWaits(Leases leases) {
    List<LockWait> found = new ArrayList<>();
    tokens.keySet().retainAll(steps.keySet().stream().map(Place::name).toList());
    steps.forEach(
        (place, all) -> {
          if (place.verb == Verb.LOCK) {
            leases
                .holder(place.name, tokens.getOrDefault(place.name, 0L))
                .ifPresent(holder -> all.forEach(each -> found.add(wait(each, holder))));
          }
        });
    return found;
  }

  private static LockWait wait(Step step, OfThread holder) {
    String name = step.ask.name();
    var waiter = new OfThread(step.caller.pid, step.ask.second());
    return new LockWait(waiter, name.substring(name.indexOf(':') + 1), holder);
  }
}
