package interleave.explore;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/// In place of the methods of `ThreadLocalRandom` in explored code: a small number is a choice of
/// the schedule's, another one comes from the thread's own generator, which is the same in every
/// run.
public final class RandomDoor {
  static final int LARGEST_CHOICE = 6;

  private RandomDoor() {}

  public static int nextInt(ThreadLocalRandom random, int bound) {
    return nextInt(random, 0, bound);
  }

  public static int nextInt(ThreadLocalRandom random, int origin, int bound) {
    World world = World.required();
    int span = bound - origin;
    if (span > 1 && span <= LARGEST_CHOICE && world.isFree()) {
      return origin + choose(world, span);
    }
    return random.nextInt(origin, bound);
  }

  public static boolean nextBoolean(ThreadLocalRandom random) {
    World world = World.required();
    return world.isFree() ? choose(world, 2) == 1 : random.nextBoolean();
  }

  private static int choose(World world, int span) {
    SimulatedThread me = world.me();
    me.announceChoice(new Operation.Choose(me.permit), span);
    world.await(me, null);
    return me.variant;
  }

  /// The JDK keeps every second of these numbers for whichever thread asks next.
  public static double nextGaussian(ThreadLocalRandom random) {
    return new Random(random.nextLong()).nextGaussian();
  }

  public static double nextGaussian(ThreadLocalRandom random, double mean, double deviation) {
    return new Random(random.nextLong()).nextGaussian(mean, deviation);
  }
}
