package interleave.course;

import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A map in a Redis server. Each call is one step there. Two keys are the same if their copies are,
/// byte for byte, as those of equal numbers and texts are.
final class RedisMap<K, V> extends AbstractMap<K, V> implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final RedisSpot spot;

  RedisMap(RedisSpot spot) {
    this.spot = spot;
  }

  @Override
  public @Nullable V put(K key, V value) {
    return value(call(Verb.MAP_PUT, key, value));
  }

  @Override
  public @Nullable V get(Object key) {
    return value(call(Verb.MAP_GET, key));
  }

  @Override
  public @Nullable V remove(Object key) {
    return value(call(Verb.MAP_REMOVE, key));
  }

  @Override
  public boolean containsKey(Object key) {
    return call(Verb.MAP_GET, key).number() == 1;
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    return value(call(Verb.MAP_PUT_IF_ABSENT, key, value));
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    return call(Verb.MAP_REPLACE_IF, key, expected, value).number() == 1;
  }

  @Override
  public boolean remove(Object key, Object value) {
    return call(Verb.MAP_REMOVE_IF, key, value).number() == 1;
  }

  @Override
  public int size() {
    return Math.toIntExact(call(Verb.MAP_SIZE).number());
  }

  @Override
  public void clear() {
    RemoteAnswer _ = call(Verb.MAP_CLEAR);
  }

  /// The entries as they are now: a copy.
  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    Map<K, V> copy = new LinkedHashMap<>();
    List<byte[]> blocks = Blocks.split(call(Verb.MAP_COPY).bytes());
    for (int i = 0; i < blocks.size(); i += 2) {
      K key = Unchecked.cast(ItemReader.item(blocks.get(i)));
      V value = Unchecked.cast(ItemReader.item(blocks.get(i + 1)));
      copy.put(key, value);
    }
    return copy.entrySet();
  }

  private RemoteAnswer call(Verb verb, Object... items) {
    List<byte[]> blocks =
        Arrays.stream(items).map(item -> ItemWriter.item(item, spot.label(), true)).toList();
    return spot.tell(verb, Blocks.join(blocks));
  }

  private @Nullable V value(RemoteAnswer answer) {
    return answer.number() == 1 ? Unchecked.cast(ItemReader.item(answer.bytes())) : null;
  }
}
