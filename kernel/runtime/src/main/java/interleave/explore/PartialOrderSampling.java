package interleave.explore;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Partial-order sampling: each pending step has a random priority, the highest is taken, and the
/// steps that race with it draw theirs anew. It spreads its runs over the classes of equivalent
/// schedules more evenly than a random walk does.
///
/// Yuan, Yang & Gu, *Partial order aware concurrency sampling*, CAV 2018.
final class PartialOrderSampling implements Strategy {
  private final SplittableRandom chance;

  /// By thread; 0 says that the thread's pending step has none yet.
  private int[] priorities = new int[8];

  PartialOrderSampling(long seed) {
    this.chance = new SplittableRandom(seed);
  }

  @Override
  public int choose(State state) {
    int best = 0;
    int highest = 0;
    int variants = 0;
    for (int i = 0; i < state.size(); i++) {
      int thread = state.enabled(i).thread();
      int priority = priority(thread);
      if (priority > highest) {
        best = i;
        highest = priority;
        variants = 1;
      } else if (thread == state.enabled(best).thread()) {
        variants++;
      }
    }
    if (variants > 1) {
      best += chance.nextInt(variants);
    }
    Pending taken = state.enabled(best);
    for (int i = 0; i < state.size(); i++) {
      if (state.enabled(i).races(taken)) {
        priorities[state.enabled(i).thread()] = 0;
      }
    }
    priorities[taken.thread()] = 0;
    return best;
  }

  private int priority(int thread) {
    if (thread >= priorities.length) {
      priorities = Arrays.copyOf(priorities, 2 * thread);
    }
    if (priorities[thread] == 0) {
      priorities[thread] = 1 + (chance.nextInt() >>> 2);
    }
    return priorities[thread];
  }

  @Override
  public boolean next(Run run) {
    Arrays.fill(priorities, 0);
    return true;
  }
}
