package interleave.explore;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which variables a class of the notebook and its explored class have in common, and where they
/// lie.
final class Layout {
  private static final Map<Class<?>, Layout> KNOWN = new WeakHashMap<>();
  private static final Object NO_BASE = new Object();

  private final Object sourceBase;
  private final Object targetBase;
  private final List<Entry> entries;
  private final List<Entry> references;
  private final Entry[] changeable;

  /// A variable.
  ///
  /// @param isFixed whether code cannot assign it after construction
  record Entry(String name, long source, long target, char kind, boolean isFixed) {
    boolean isReference() {
      return kind == 'L' || kind == '[';
    }
  }

  private Layout(Object sourceBase, Object targetBase, List<Entry> entries) {
    this.sourceBase = sourceBase;
    this.targetBase = targetBase;
    this.entries = List.copyOf(entries);
    this.references = entries.stream().filter(Entry::isReference).toList();
    this.changeable = entries.stream().filter(each -> !each.isFixed()).toArray(Entry[]::new);
  }

  /// The variables of objects.
  static synchronized Layout of(Class<?> source, Class<?> target) {
    Layout known = KNOWN.get(target);
    if (known == null) {
      List<Entry> entries = new ArrayList<>();
      Class<?> from = source;
      Class<?> to = target;
      while (from != null && to != null && from != Thread.class) {
        add(entries, from, to);
        from = from.getSuperclass();
        to = to.getSuperclass();
      }
      known = new Layout(NO_BASE, NO_BASE, entries);
      KNOWN.put(target, known);
    }
    return known;
  }

  private static void add(List<Entry> entries, Class<?> from, Class<?> to) {
    for (Field field : to.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        Field source = from == to ? field : named(from, field.getName());
        if (source != null) {
          boolean fixed = Modifier.isFinal(field.getModifiers());
          entries.add(
              new Entry(
                  field.getName(),
                  Memory.offset(source),
                  Memory.offset(field),
                  kind(field),
                  fixed));
        }
      }
    }
  }

  /// The static variables of a class.
  static Layout ofStatics(Class<?> source, Class<?> target) {
    List<Entry> entries = new ArrayList<>();
    Object sourceBase = NO_BASE;
    Object targetBase = NO_BASE;
    for (Field field : target.getDeclaredFields()) {
      Field from = named(source, field.getName());
      if (Modifier.isStatic(field.getModifiers()) && from != null) {
        sourceBase = Memory.staticBase(from);
        targetBase = Memory.staticBase(field);
        entries.add(
            new Entry(
                field.getName(),
                Memory.staticOffset(from),
                Memory.staticOffset(field),
                kind(field),
                false));
      }
    }
    return new Layout(sourceBase, targetBase, entries);
  }

  private static @Nullable Field named(Class<?> type, String name) {
    for (Field each : type.getDeclaredFields()) {
      if (each.getName().equals(name)) {
        return each;
      }
    }
    return null;
  }

  private static char kind(Field field) {
    return field.getType().descriptorString().charAt(0);
  }

  Object sourceBase() {
    return sourceBase;
  }

  Object targetBase() {
    return targetBase;
  }

  List<Entry> entries() {
    return entries;
  }

  /// Those that are references.
  List<Entry> references() {
    return references;
  }

  /// The values that those have now which code can assign.
  Saved.Fields saved(Object object) {
    return Saved.of(object, changeable);
  }

  /// Gives an object the values of another, references by way of `copy`.
  void copy(Object source, Object target, UnaryOperator<@Nullable Object> copy) {
    for (Entry each : entries) {
      if (each.isReference()) {
        Object value = copy.apply(Memory.reference(source, each.source));
        Memory.putReference(target, each.target, value);
      } else {
        long bits = Memory.bits(source, each.source, each.kind);
        Memory.putBits(target, each.target, each.kind, bits);
      }
    }
  }
}
