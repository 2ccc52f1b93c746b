package interleave.host;

import interleave.host.Lambdas.Captured;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Finds how an object is reached from a root, in words of the learner's code:
/// `shop.stock[3].lock`.
///
/// It looks into arrays, collections, maps, records, lambdas and objects of the cells' classes;
/// what lies hidden in other objects is not found. It visits a bounded number of objects.
@SuppressWarnings("ReferenceEquality") // it looks for one object, not for an equal one
final class GraphPath {

  private static final int MOST_OBJECTS = 100_000;

  private record Step(Object object, String path) {}

  private final CellLoader loader;
  private final Object target;
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> open = new ArrayDeque<>();

  private GraphPath(CellLoader loader, Object target) {
    this.loader = loader;
    this.target = target;
  }

  /// Searches from one place.
  ///
  /// @param root the name of the place where the search starts; empty if it has none
  /// @return the path, or empty if the target was not found
  static Optional<String> find(CellLoader loader, String root, Object from, Object target) {
    var search = new GraphPath(loader, target);
    search.add(root, from);
    while (!search.open.isEmpty() && search.visited.size() < MOST_OBJECTS) {
      Step step = search.open.remove();
      if (step.object == target) {
        return Optional.of(step.path);
      }
      search.expand(step.object, step.path);
    }
    return Optional.empty();
  }

  private void add(String path, @Nullable Object object) {
    if (object != null && (object == target || visited.add(object))) {
      open.add(new Step(object, path));
    }
  }

  private void expand(Object object, String path) {
    SerializedLambda lambda = Lambdas.serialForm(object);
    if (lambda != null) {
      for (Captured captured : Lambdas.captured(lambda, loader)) {
        add(join(path, captured.name()), captured.value());
      }
      return;
    }
    switch (object) {
      case Object[] array -> addAll(path, java.util.Arrays.asList(array));
      case Collection<?> values when isJdk(object) -> addAll(path, values);
      case Map<?, ?> map when isJdk(object) ->
          map.forEach(
              (key, value) -> {
                add(path + "[" + key + "]", value);
                add(path + "[key " + key + "]", key);
              });
      case Optional<?> optional -> add(path, optional.orElse(null));
      case AtomicReference<?> reference -> add(path, reference.get());
      default -> addFields(object, path);
    }
  }

  private void addAll(String path, Collection<?> values) {
    int index = 0;
    for (Object value : values) {
      add(path + "[" + index++ + "]", value);
    }
  }

  private void addFields(Object object, String path) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        int flags = field.getModifiers();
        if (!Modifier.isStatic(flags)
            && !Modifier.isTransient(flags)
            && !field.getType().isPrimitive()
            && field.trySetAccessible()) {
          add(join(path, name(field)), value(field, object));
        }
      }
    }
  }

  private static @Nullable Object value(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible before", e);
    }
  }

  /// A captured variable of a local class is `val$name` for the compiler; a [interleave.course]
  /// class's own fields have no name for the learner.
  private static String name(Field field) {
    if (field.getDeclaringClass().getName().startsWith("interleave.")) {
      return "";
    }
    String name = field.getName();
    return name.startsWith("val$") ? name.substring(4) : name;
  }

  private static String join(String path, String name) {
    return name.isEmpty() ? path : path.isEmpty() ? name : path + "." + name;
  }

  private static boolean isJdk(Object object) {
    return object.getClass().getClassLoader() == null;
  }
}
