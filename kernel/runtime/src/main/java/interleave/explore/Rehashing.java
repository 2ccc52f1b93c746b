package interleave.explore;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts the copies of hash tables in order: a key that has no `hashCode` of its own, or none
/// throughout, has another hash than the object that it is a copy of.
final class Rehashing {
  private Rehashing() {}

  /// Has a map find its keys.
  ///
  /// @param made learns each object that the map has now and had not before
  static void settle(Map<?, ?> map, Consumer<Object> made) {
    Field table = Library.field(map.getClass(), "table");
    World world = World.here();
    if (table == null) {
      return;
    }
    if (world == null) {
      rehash(map, table, made);
      return;
    }
    SimulatedThread me = world.me();
    me.initialisers++; // the keys' own code takes no steps here
    try {
      rehash(map, table, made);
    } finally {
      me.initialisers--;
    }
  }

  private static void rehash(Map<?, ?> map, Field table, Consumer<Object> made) {
    if (map.keySet().stream().allMatch(map::containsKey)) {
      return;
    }
    putAgain(map);
    Object slots = Memory.reference(map, Memory.offset(table));
    if (slots != null) {
      made.accept(slots);
      for (int i = 0; i < Array.getLength(slots); i++) {
        chain(Array.get(slots, i), made);
      }
    }
  }

  private static <K, V> void putAgain(Map<K, V> map) {
    List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
    if (!(map instanceof SequencedMap<?, ?>)) {
      // Those of one chain are in the order in which they were put.
      entries.sort(Comparator.comparingInt(entry -> hash(map, entry.getKey())));
    }
    map.clear();
    entries.forEach(each -> map.put(each.getKey(), each.getValue()));
  }

  private static int hash(Map<?, ?> map, @Nullable Object key) {
    return map instanceof IdentityHashMap<?, ?>
        ? System.identityHashCode(key)
        : Objects.hashCode(key);
  }

  private static void chain(@Nullable Object first, Consumer<Object> made) {
    Object node = first;
    while (node instanceof Map.Entry<?, ?>) {
      made.accept(node);
      Field next = Library.field(node.getClass(), "next");
      node = next == null ? null : Memory.reference(node, Memory.offset(next));
    }
  }
}
