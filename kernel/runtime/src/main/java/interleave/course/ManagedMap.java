package interleave.course;

import interleave.course.ManagerProcess.Operation;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A map that a manager's process keeps.
final class ManagedMap<K, V> extends AbstractMap<K, V> implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final ManagerLine line;
  private final long number;

  ManagedMap(ManagerLine line, long number) {
    this.line = line;
    this.number = number;
  }

  @Override
  public @Nullable V put(K key, V value) {
    return Unchecked.cast(line.call(number, Operation.PUT, key, value));
  }

  @Override
  public @Nullable V get(Object key) {
    return Unchecked.cast(line.call(number, Operation.GET, key));
  }

  @Override
  public @Nullable V remove(Object key) {
    return Unchecked.cast(line.call(number, Operation.REMOVE, key));
  }

  @Override
  public boolean containsKey(Object key) {
    return truth(line.call(number, Operation.CONTAINS, key));
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    return Unchecked.cast(line.call(number, Operation.PUT_IF_ABSENT, key, value));
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    return truth(line.call(number, Operation.REPLACE_IF, key, expected, value));
  }

  @Override
  public boolean remove(Object key, Object value) {
    return truth(line.call(number, Operation.REMOVE_IF, key, value));
  }

  @Override
  public int size() {
    Object size = line.call(number, Operation.SIZE);
    return size instanceof Integer count ? count : 0;
  }

  @Override
  public void clear() {
    Object _ = line.call(number, Operation.CLEAR);
  }

  /// The entries as they are now: a copy.
  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    Map<K, V> copy = Unchecked.cast(line.call(number, Operation.COPY));
    return copy == null ? Set.of() : copy.entrySet();
  }

  private static boolean truth(@Nullable Object result) {
    return result instanceof Boolean truth && truth;
  }
}
