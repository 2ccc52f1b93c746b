package interleave.explore;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// What woven code calls in place of the methods that make immutable sets and maps: these have the
/// order in which they were given.
public final class OrderedHooks {
  private OrderedHooks() {}

  /// `Set.of`.
  public static Set<Object> set(Object[] elements) {
    Set<Object> set = new LinkedHashSet<>();
    for (Object each : elements) {
      if (!set.add(Objects.requireNonNull(each))) {
        throw new IllegalArgumentException("duplicate element: " + each);
      }
    }
    return Collections.unmodifiableSet(set);
  }

  /// `Set.copyOf`.
  public static Set<Object> copy(Collection<?> elements) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.copyOf(elements)));
  }

  /// `Map.of`.
  ///
  /// @param mappings each key and its value
  public static Map<Object, Object> map(Object[] mappings) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < mappings.length; i += 2) {
      put(map, mappings[i], mappings[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /// `Map.ofEntries`.
  public static Map<Object, Object> map(Map.Entry<?, ?>[] entries) {
    Map<Object, Object> map = new LinkedHashMap<>();
    Arrays.stream(entries).forEach(each -> put(map, each.getKey(), each.getValue()));
    return Collections.unmodifiableMap(map);
  }

  private static void put(Map<Object, Object> map, Object key, Object value) {
    if (map.put(Objects.requireNonNull(key), Objects.requireNonNull(value)) != null) {
      throw new IllegalArgumentException("duplicate key: " + key);
    }
  }

  /// `Map.copyOf`.
  public static Map<Object, Object> copy(Map<?, ?> map) {
    Map<Object, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> put(copy, key, value));
    return Collections.unmodifiableMap(copy);
  }

  /// `Collectors.toUnmodifiableSet`.
  public static <T> Collector<T, ?, Set<T>> collectingSet() {
    return Collectors.collectingAndThen(Collectors.toSet(), Collections::unmodifiableSet);
  }

  /// `Collectors.toUnmodifiableMap`.
  public static <T, K, V> Collector<T, ?, Map<K, V>> collectingMap(
      Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
    return Collectors.collectingAndThen(Collectors.toMap(key, value), Collections::unmodifiableMap);
  }

  /// The same with what to do where two have one key.
  public static <T, K, V> Collector<T, ?, Map<K, V>> collectingMap(
      Function<? super T, ? extends K> key,
      Function<? super T, ? extends V> value,
      BinaryOperator<V> merge) {
    return Collectors.collectingAndThen(
        Collectors.toMap(key, value, merge), Collections::unmodifiableMap);
  }
}
