package interleave.explore;

import java.util.concurrent.ThreadLocalRandom;

/// In place of the methods of `ThreadLocalRandom` in explored code: a small number is a choice of
/// the schedule's, another one comes from a generator that is the same in every run.
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
    return world.chance().nextInt(origin, bound);
  }

  public static boolean nextBoolean(ThreadLocalRandom random) {
    World world = World.required();
    return world.isFree() ? choose(world, 2) == 1 : world.chance().nextBoolean();
  }

  private static int choose(World world, int span) {
    SimulatedThread me = world.me();
    me.announceChoice(new Operation.Choose(me.permit), span);
    world.await(me, null);
    return me.variant;
  }

  public static int nextInt(ThreadLocalRandom random) {
    return World.required().chance().nextInt();
  }

  public static long nextLong(ThreadLocalRandom random) {
    return World.required().chance().nextLong();
  }

  public static long nextLong(ThreadLocalRandom random, long bound) {
    return World.required().chance().nextLong(bound);
  }

  public static long nextLong(ThreadLocalRandom random, long origin, long bound) {
    return World.required().chance().nextLong(origin, bound);
  }

  public static double nextDouble(ThreadLocalRandom random) {
    return World.required().chance().nextDouble();
  }
}
