package interleave.explore;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// A map by identity for a run, which mostly has a few objects: those are looked through, since the
/// identity hash of an object that was just made costs more than that.
final class Identities<K, V> {
  private static final int FEW = 16;

  private final Object[] keys = new Object[FEW];
  private final Object[] values = new Object[FEW];
  private final IdentityHashMap<K, V> more = new IdentityHashMap<>();
  private int few;

  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // it is the identity that counts
  @Nullable V get(K key) {
    for (int i = 0; i < few; i++) {
      if (keys[i] == key) {
        return (V) values[i];
      }
    }
    return few < FEW ? null : more.get(key);
  }

  /// Adds a key that is not there.
  void add(K key, V value) {
    if (few < FEW) {
      keys[few] = key;
      values[few++] = value;
    } else {
      more.put(key, value);
    }
  }

  void clear() {
    Arrays.fill(keys, 0, few, null);
    Arrays.fill(values, 0, few, null);
    few = 0;
    if (!more.isEmpty()) {
      more.clear();
    }
  }
}
