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

  /// Loops have places of their own, apart from those of objects.
  private static final int FIRST_LOOP = Integer.MIN_VALUE / 2;

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
    LOOPS.add(new Place(FIRST_LOOP - LOOPS.size(), name));
    return LOOPS.size() - 1;
  }

  static Place loop(int site) {
    return LOOPS.get(site);
  }
}
