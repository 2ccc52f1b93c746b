package interleave.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the numbers mean that woven code hands to its hooks: variables and loops.
///
/// Woven by one thread at a time, and read by the thread that drives a run.
final class Sites {
  private static volatile Variable[] variables = new Variable[64];
  private static int count;
  private static final List<Place> LOOPS = new ArrayList<>();

  private Sites() {}

  static synchronized int add(Variable variable) {
    if (count == variables.length) {
      variables = Arrays.copyOf(variables, 2 * count);
    }
    variables[count] = variable;
    return count++;
  }

  static Variable variable(int site) {
    return variables[site];
  }

  static synchronized int addLoop(String name) {
    LOOPS.add(Places.loop(LOOPS.size(), name));
    return LOOPS.size() - 1;
  }

  static Place loop(int site) {
    return LOOPS.get(site);
  }
}
