package interleave.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the variables of a program hold after some steps, and who holds its locks.
///
/// A variable of the notebook is the same in all runs. One that a run makes has only its name to be
/// known by in another run: where two in one run have the same name, neither is told.
final class Valuation {
  /// The value of a lock that nobody holds.
  static final String FREE = "free";

  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Set<String> unfit = new HashSet<>();
  private boolean locksAreKnown = true;

  /// A variable or lock.
  ///
  /// @param name what a learner calls it
  /// @param initial its value before the first step that is about it
  record Known(String name, boolean isLock, String initial) {}

  /// Learns from the steps of a run which variables there are.
  void learn(List<Step> steps) {
    Map<String, Integer> places = new HashMap<>();
    for (Step step : steps) {
      Place place = step.taken().operation().place();
      String key = key(place);
      Integer other = places.putIfAbsent(key, place.id());
      if (other != null && other != place.id()) {
        unfit.add(key);
      }
      learn(key, step);
    }
  }

  private void learn(String key, Step step) {
    switch (step.taken().operation()) {
      case Operation.Read(Place place) -> learnValue(key, place, step);
      case Operation.Write(Place place) -> learnValue(key, place, step);
      case Operation.Update(Place place) -> learnValue(key, place, step);
      case Operation.Acquire(Place place) -> add(key, new Known(place.name(), true, FREE));
      case Operation.Release _, Operation.Wait _, Operation.Notify _, Operation.Expire _ -> {}
      case Operation.TryAcquire _, Operation.Park _, Operation.Unpark _ -> unfit.add(key);
      case Operation.Send _, Operation.Receive _ -> unfit.add(key);
      case Operation.Interrupt _, Operation.Signal _ -> locksAreKnown = false;
      case Operation.Start _, Operation.Begin _, Operation.End _, Operation.Join _ -> {}
      case Operation.Choose _, Operation.Pause _, Operation.Loop _, Operation.Print _ -> {}
      case Operation.Copy _, Operation.Inspect _ -> {}
    }
  }

  private void learnValue(String key, Place place, Step step) {
    if (step.before().isEmpty() && step.after().isEmpty()) {
      unfit.add(key);
    } else {
      add(key, new Known(place.name(), false, step.before()));
    }
  }

  private void add(String key, Known one) {
    Known before = known.putIfAbsent(key, one);
    if (before != null && before.isLock() != one.isLock()) {
      unfit.add(key);
    }
  }

  private static String key(Place place) {
    return Places.isLasting(place) ? "#" + place.id() : place.name();
  }

  /// The variables that can be told, by key.
  Map<String, Known> told() {
    Map<String, Known> told = new LinkedHashMap<>(known);
    told.keySet().removeAll(unfit);
    told.values().removeIf(each -> each.isLock() && !locksAreKnown);
    return told;
  }

  /// What each of them holds after some steps.
  ///
  /// @param threads the threads' names by number
  Map<String, String> after(List<Step> steps, List<String> threads) {
    Map<String, Known> told = told();
    Map<String, String> values = new HashMap<>();
    Map<String, List<Integer>> inside = new HashMap<>();
    told.forEach((key, each) -> values.put(key, each.initial()));
    for (Step step : steps) {
      String key = key(step.taken().operation().place());
      Known one = told.get(key);
      if (one != null && one.isLock()) {
        List<Integer> entries = inside.computeIfAbsent(key, _ -> new ArrayList<>());
        pass(step.taken(), entries);
        values.put(key, holders(entries, threads));
      } else if (one != null && !step.after().isEmpty()) {
        values.put(key, step.after());
      }
    }
    return values;
  }

  /// Takes a step at a lock into account.
  ///
  /// @param inside the thread of each entry
  private static void pass(Pending step, List<Integer> inside) {
    Integer thread = step.thread();
    if (step.operation() instanceof Operation.Acquire) {
      inside.add(thread);
    } else if (step.operation() instanceof Operation.Release) {
      boolean _ = inside.remove(/* element */ thread);
    } else if (step.operation() instanceof Operation.Wait) {
      boolean _ = inside.removeIf(thread::equals);
    }
  }

  private static String holders(List<Integer> inside, List<String> threads) {
    Set<Integer> distinct = new TreeSet<>(inside);
    return inside.isEmpty()
        ? FREE
        : String.join(", ", distinct.stream().map(threads::get).toList());
  }
}
