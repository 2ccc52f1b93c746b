package interleave.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a strategy's runs come to, and which classes of equivalent schedules they belong to, worked
/// out from the definition: two runs are equivalent when the same pairs of their steps depend on
/// one another and come in the same order.
record BruteForce(long runs, List<String> classes, Set<String> finals) {

  static BruteForce of(Program program, Strategy strategy, int most) {
    long runs = 0;
    List<String> classes = new ArrayList<>();
    Set<String> finals = new TreeSet<>();
    boolean more = true;
    while (more) {
      if (runs > most) {
        throw new IllegalStateException("more than " + most + " runs");
      }
      List<Pending> taken = new ArrayList<>();
      Chooser noting =
          state -> {
            int index = strategy.choose(state);
            if (index >= 0) {
              taken.add(state.enabled(index));
            }
            return index;
          };
      Run run = program.run(noting, false);
      runs++;
      if (!(run.ending() instanceof Ending.Abandoned)) {
        classes.add(canonical(taken));
        finals.add(run.ending() + " " + run.uncaught() + " " + run.leaked());
      }
      more = strategy.next(run);
    }
    return new BruteForce(runs, classes, finals);
  }

  /// The same text for equivalent runs alone: for each step which steps come before it by a chain
  /// of dependent ones.
  private static String canonical(List<Pending> steps) {
    Map<Integer, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    List<Set<String>> before = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Pending step = steps.get(i);
      int number = counts.merge(step.thread(), 1, Integer::sum);
      names.add(step.thread() + "." + number + ":" + step.variant());
      Set<String> earlier = new TreeSet<>();
      for (int j = 0; j < i; j++) {
        if (steps.get(j).dependsOn(step)) {
          earlier.add(names.get(j));
          earlier.addAll(before.get(j));
        }
      }
      before.add(earlier);
      all.add(names.get(i) + earlier);
    }
    Collections.sort(all);
    return String.join(" ", all);
  }
}
