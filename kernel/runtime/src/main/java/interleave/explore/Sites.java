package interleave.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the numbers mean that woven code hands to its hooks: accesses, calls, lambdas and loops.
///
/// Woven by one thread at a time, and read by the thread that drives a run.
final class Sites {
  /// Stands where something was that nobody names any more.
  private static final Site NONE =
      new Access(
          new Variable(ClassLoader.getPlatformClassLoader(), "", "", false),
          new StackTraceElement("", "", null, 0));

  private static volatile Site[] sites = new Site[64];
  private static int count;
  private static final List<Place> LOOPS = new ArrayList<>();

  private Sites() {}

  static synchronized int add(Site site) {
    if (count == sites.length) {
      sites = Arrays.copyOf(sites, 2 * count);
    }
    sites[count] = site;
    return count++;
  }

  static Access access(int site) {
    return (Access) sites[site];
  }

  static Call call(int site) {
    return (Call) sites[site];
  }

  static ReadyLambda lambda(int site) {
    return (ReadyLambda) sites[site];
  }

  /// Forgets what belongs to a loader whose code is not run any more; the last numbers are given
  /// out again.
  @SuppressWarnings("ReferenceEquality") // loaders are what they are, and there is one of NONE
  static synchronized void forget(ClassLoader loader) {
    for (int i = 0; i < count; i++) {
      if (sites[i].loader() == loader) {
        sites[i] = NONE;
      }
    }
    while (count > 0 && sites[count - 1] == NONE) {
      count--;
    }
  }

  static synchronized int addLoop(String name) {
    LOOPS.add(Places.loop(LOOPS.size(), name));
    return LOOPS.size() - 1;
  }

  static Place loop(int site) {
    return LOOPS.get(site);
  }
}
