package interleave.host;

import interleave.course.Proc;
import interleave.memory.Shared;
import interleave.trace.GivenVariable;
import interleave.trace.Resource;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The variables that a [Parcel] has, in the order in which they are written, and what of them is
/// shared: that of a variable's parts comes before the next variable.
final class Manifest {
  private static final String COURSE = Proc.class.getPackageName();

  /// More than a picture can show.
  private static final int MOST = 40;

  private record Entry(String name, @Nullable Object value, Set<Resource> shared) {}

  private final CellLoader loader;
  private final List<Entry> entries = new ArrayList<>();

  /// The entry of each value: a value that two variables have is written once.
  private final IdentityHashMap<Object, Entry> byValue = new IdentityHashMap<>();

  private Set<Resource> shared = new LinkedHashSet<>();

  Manifest(CellLoader loader) {
    this.loader = loader;
  }

  /// The locals that the body has captured are written next.
  void captured(SerializedLambda body) {
    for (Lambdas.Captured each : Lambdas.captured(body, loader)) {
      if (!each.name().equals("this")) {
        add(each.name().isEmpty() ? "(a local)" : each.name(), each.value());
      }
    }
  }

  /// A variable is written next.
  void variable(String name, @Nullable Object value) {
    shared = add(name, value);
  }

  private Set<Resource> add(String name, @Nullable Object value) {
    Entry before = value == null ? null : byValue.get(value);
    var entry = new Entry(name, value, before == null ? new LinkedHashSet<>() : before.shared);
    entries.add(entry);
    if (value != null) {
      byValue.putIfAbsent(value, entry);
      collect(value, entry.shared);
    }
    return entry.shared;
  }

  /// What an object of the course stands for itself. It is not seen once more if a part of an
  /// earlier variable was the same object.
  private static void collect(Object object, Set<Resource> into) {
    if (object instanceof Shared one) {
      into.add(one.resource());
    }
    Class<?> type = object.getClass();
    if (!type.getPackageName().equals(COURSE)) {
      return;
    }
    for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        Object part = Modifier.isStatic(field.getModifiers()) ? null : part(field, object);
        if (part != null) {
          collect(part, into);
        }
      }
    }
  }

  private static @Nullable Object part(Field field, Object object) {
    try {
      boolean follows = field.getType().getPackageName().equals(COURSE) && field.trySetAccessible();
      return follows ? field.get(object) : null;
    } catch (IllegalAccessException e) {
      throw new HostFault("a shared object cannot be looked into", e);
    }
  }

  /// An object is written.
  void seen(Object object) {
    Entry begun = byValue.get(object);
    if (begun != null) {
      shared = begun.shared;
    }
    if (object instanceof Shared one) {
      shared.add(one.resource());
    }
  }

  /// What has been written.
  List<GivenVariable> variables() {
    return entries.stream()
        .limit(MOST)
        .map(each -> new GivenVariable(each.name, type(each.value), List.copyOf(each.shared)))
        .toList();
  }

  private static String type(@Nullable Object value) {
    return value == null ? "null" : Fields.typeName(value.getClass());
  }
}
