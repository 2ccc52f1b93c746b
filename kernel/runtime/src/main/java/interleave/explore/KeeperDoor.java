package interleave.explore;

import interleave.memory.Layout.Queue;
import interleave.weave.LibraryCall;
import java.util.Map;
import java.util.function.Function;

/// What the explored code of the course's managers asks of the run.
public final class KeeperDoor {
  private KeeperDoor() {}

  /// Before a call of a manager.
  ///
  /// @param manager the place of its requests
  /// @param looks whether the call changes nothing
  /// @return false if its process has ended
  public static boolean begin(long manager, boolean looks) {
    World world = World.required();
    SimulatedThread me = world.me();
    me.library = null; // each call is a step, also the second one in a method of the JDK
    me.call = looks ? LibraryCall.READ : LibraryCall.UPDATE;
    world.sharing().access(manager, !looks);
    return world.sharing().pages().get(manager + Queue.CLOSED) == 0;
  }

  /// Has a call done with what a manager keeps. No other thread gets a turn meanwhile.
  public static byte[] within(long manager, Function<Map<Long, Object>, byte[]> call) {
    World world = World.required();
    SimulatedThread me = world.me();
    me.initialisers++;
    try {
      return call.apply(world.commons().kept(manager));
    } finally {
      me.initialisers--;
    }
  }
}
