package interleave.explore;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Probabilistic concurrency testing: each thread gets a random priority, the highest runs, and at
/// `depth − 1` random steps the running thread falls below all others.
///
/// Burckhardt, Kothari, Musuvathi & Nagarakatte, *A randomized scheduler with probabilistic
/// guarantees of finding bugs*, ASPLOS 2010: with `n` threads and `k` steps, a bug that `depth`
/// orders cause is found by one run with a probability of at least 1/(n·k^(depth−1)).
final class PriorityChange implements Strategy {
  private final SplittableRandom chance;
  private final int[] changes;
  private long[] priorities = new long[8];
  private int longest = 8;
  private int steps;

  /// @param depth how many orders a bug is expected to need, from 1
  PriorityChange(int depth, long seed) {
    this.chance = new SplittableRandom(seed);
    this.changes = new int[depth - 1];
    begin();
  }

  private void begin() {
    Arrays.fill(priorities, 0);
    for (int i = 0; i < changes.length; i++) {
      changes[i] = 1 + chance.nextInt(longest);
    }
    steps = 0;
  }

  @Override
  public int choose(State state) {
    steps = state.depth();
    for (int i = 0; i < changes.length; i++) {
      if (changes[i] == steps && state.last() >= 0) {
        priorities[state.last()] = -1L - i;
      }
    }
    int best = 0;
    for (int i = 1; i < state.size(); i++) {
      if (priority(state.enabled(i).thread()) > priority(state.enabled(best).thread())) {
        best = i;
      }
    }
    return variant(state, best);
  }

  private long priority(int thread) {
    if (thread >= priorities.length) {
      priorities = Arrays.copyOf(priorities, 2 * thread);
    }
    if (priorities[thread] == 0) {
      priorities[thread] = 1 + (chance.nextLong() >>> 2);
    }
    return priorities[thread];
  }

  private int variant(State state, int first) {
    int end = first + 1;
    int thread = state.enabled(first).thread();
    while (end < state.size() && state.enabled(end).thread() == thread) {
      end++;
    }
    return end == first + 1 ? first : chance.nextInt(first, end);
  }

  @Override
  public boolean next(Run run) {
    longest = Math.max(longest, steps);
    begin();
    return true;
  }
}
