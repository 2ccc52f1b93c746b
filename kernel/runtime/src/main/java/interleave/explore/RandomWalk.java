package interleave.explore;

import java.util.SplittableRandom;

/// At each step one of the enabled ones, all equally likely.
final class RandomWalk implements Strategy {
  private final SplittableRandom chance;

  RandomWalk(long seed) {
    this.chance = new SplittableRandom(seed);
  }

  @Override
  public int choose(State state) {
    int size = state.size();
    return size == 1 ? 0 : chance.nextInt(size);
  }

  @Override
  public boolean next(Run run) {
    return true;
  }
}
