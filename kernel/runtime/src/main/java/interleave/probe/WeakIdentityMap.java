package interleave.probe;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A concurrent map from objects by identity, which does not keep its keys alive. A value must not
/// refer to its key.
final class WeakIdentityMap<V> {
  private final ConcurrentHashMap<Object, V> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /// A key that is only looked up.
  private record Sought(Object object) {
    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Kept kept && kept.refersTo(object);
    }
  }

  /// A key that is in the map.
  private static final class Kept extends WeakReference<Object> {
    private final int hash;

    Kept(Object object, ReferenceQueue<Object> gone) {
      super(object, gone);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object object = get();
      return object != null && other instanceof Kept kept && kept.refersTo(object);
    }
  }

  /// The value of `object`, or `null`.
  @Nullable V get(Object object) {
    return entries.get(new Sought(object));
  }

  /// The value of `object`, made now if there is none.
  V computeIfAbsent(Object object, Function<Object, V> make) {
    V known = get(object);
    if (known != null) {
      return known;
    }
    for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
      entries.remove(key);
    }
    return entries.computeIfAbsent(new Kept(object, gone), _ -> make.apply(object));
  }

  /// How many keys are in the map, those not yet found to be gone included.
  int size() {
    return entries.size();
  }
}
