package interleave.explore;

import interleave.memory.Kind;
import interleave.probe.Child;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The notebook's processes and shared objects in explored code.
final class SharedObjects {
  private static final String COURSE = "interleave.course.";
  private static final String SPOT = Shadows.PREFIX + COURSE + "Spot";
  private static final String OPEN = Shadows.PREFIX + COURSE + "Open";

  private SharedObjects() {}

  /// Notes what a copy of one of the notebook's objects stands for.
  static void know(Object copy, Commons commons) {
    switch (copy.getClass().getName()) {
      case SPOT -> {
        Area _ = spot(copy, commons);
      }
      case OPEN -> {
        if (bits(copy, "closed") == 0) {
          commons.knowOpen(bits(copy, "object"), bits(copy, "word"));
        }
      }
      default -> {}
    }
  }

  private static Area spot(Object spot, Commons commons) {
    long place = bits(spot, "place");
    Area known = commons.before(place);
    if (known != null && known.place() == place) {
      return known;
    }
    if (value(spot, "kind") instanceof Kind kind && value(spot, "name") instanceof String name) {
      return commons.know(place, kind, bits(spot, "number"), name);
    }
    throw new EngineFault("a shared object has no place", new IllegalStateException());
  }

  /// The areas that an object of the course has.
  static List<Area> in(Object object, Commons commons) {
    List<Area> found = new ArrayList<>();
    collect(object, commons, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return found;
  }

  private static void collect(Object object, Commons commons, List<Area> found, Set<Object> seen) {
    Class<?> type = object.getClass();
    if (!type.getName().startsWith(Shadows.PREFIX + COURSE) || !seen.add(object)) {
      return;
    }
    if (type.getName().equals(SPOT)) {
      found.add(spot(object, commons));
      return;
    }
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          Object value = Slot.of(object, field).reference();
          if (value != null) {
            collect(value, commons, found, seen);
          }
        }
      }
    }
  }

  private static @Nullable Object value(Object object, String name) {
    return Slot.of(object, field(object, name)).reference();
  }

  private static long bits(Object object, String name) {
    return Slot.of(object, field(object, name)).bits();
  }

  private static Field field(Object object, String name) {
    Field field = Library.field(object.getClass(), name);
    if (field == null) {
      throw new EngineFault(
          object.getClass().getName() + " is built otherwise", new NoSuchFieldException(name));
    }
    return field;
  }

  /// What stands for an object of the notebook that cannot be copied as it is: for a process that
  /// it started another's; null for any other object.
  ///
  /// @throws IllegalStateException if it lives outside of what can be explored
  static @Nullable Object replacement(Object source) {
    String name = source.getClass().getName();
    if (!name.startsWith(COURSE)) {
      return null;
    }
    String bare = name.substring(COURSE.length());
    if (bare.startsWith("Redis")) {
      throw outside("an object in Redis", "Space.machine()");
    }
    if (bare.equals("ProcPool") || bare.startsWith("Manager")) {
      throw outside("a " + source.getClass().getSimpleName(), "it inside the block");
    }
    if (!bare.equals("Life$Started")) {
      return null;
    }
    try {
      Object foreign = Memory.allocate(Shadows.load(Shadows.PREFIX + COURSE + "Life$Foreign"));
      Slot pid = Slot.of(foreign, field(foreign, "pid"));
      Memory.putBits(foreign, pid.offset(), 'J', pidOf(source));
      return foreign;
    } catch (ClassNotFoundException e) {
      throw new EngineFault("no class for a process of the notebook", e);
    }
  }

  private static long pidOf(Object started) {
    return value(started, "child") instanceof Child child ? child.pid() : 0;
  }

  private static IllegalStateException outside(String what, String instead) {
    return new IllegalStateException(
        "a variable of the notebook holds %s, which lives outside of what is explored; make %s"
            .formatted(what, instead));
  }
}
