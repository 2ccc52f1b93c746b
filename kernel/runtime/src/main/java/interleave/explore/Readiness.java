package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/// When a queue that processes of a run share lets somebody go on, as the queue's own code says.
final class Readiness {
  private static final Class<?> UNTIL = shadow("Until");
  private static final MethodHandle READY = ready();
  private static final Object ITEMS = constant("ITEMS");
  private static final Object ROOM = constant("ROOM");
  private static final Object WORDS = Memory.allocate(shadow("Words"));

  private Readiness() {}

  private static Class<?> shadow(String name) {
    try {
      return Class.forName(
          Shadows.PREFIX + "interleave.memory." + name,
          true,
          Shadows.load(Shadows.PREFIX + "interleave.memory." + name).getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new EngineFault("no class " + name, e);
    }
  }

  private static MethodHandle ready() {
    MethodType type = MethodType.methodType(long.class, shadow("Words"), long.class, long.class);
    try {
      return Internals.TRUSTED
          .findVirtual(UNTIL, "ready", type)
          .asType(
              MethodType.methodType(
                  long.class, Object.class, Object.class, long.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("the memory's code is built otherwise", e);
    }
  }

  private static Object constant(String name) {
    for (Object each : UNTIL.getEnumConstants()) {
      if (each.toString().equals(name)) {
        return each;
      }
    }
    throw new IllegalStateException("no constant " + name);
  }

  private static boolean holds(Object until, long cell) {
    try {
      return (long) READY.invokeExact(until, WORDS, cell, 0L) > 0;
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// Whether there is something to take out, or never will be.
  static boolean hasItems(long queue) {
    return holds(ITEMS, queue + interleave.memory.Layout.Queue.TAIL);
  }

  /// Whether there is room, or never will be.
  static boolean hasRoom(long queue) {
    return holds(ROOM, queue + interleave.memory.Layout.Queue.HEAD);
  }
}
