package interleave.explore;

import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A static variable of a shadow that numbers what it makes.
record ShadowCounter(Slot slot, int first) {
  private static final List<ShadowCounter> ALL = new CopyOnWriteArrayList<>();

  /// Remembers the counter of a shadow that has one and was made just now.
  static void keep(Class<?> type) {
    String name = type.getName().substring(Shadows.PREFIX.length());
    Field field =
        switch (name) {
          case "java.util.concurrent.Executors$DefaultThreadFactory" ->
              Library.field(type, "poolNumber");
          case "java.util.Timer" -> Library.field(type, "nextSerialNumber");
          case "interleave.course.ProcPool" -> Library.field(type, "COUNT");
          default -> null;
        };
    if (field != null) {
      Slot slot = new Slot(Memory.staticBase(field), Memory.staticOffset(field), 'L');
      ALL.add(new ShadowCounter(slot, name.endsWith("Factory") ? 1 : 0));
    }
  }

  /// Has pools and timers numbered from the beginning again.
  static void resetAll() {
    for (ShadowCounter each : ALL) {
      if (each.slot.reference() instanceof AtomicInteger number) {
        number.set(each.first);
      }
    }
  }
}
