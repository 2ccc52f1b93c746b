package interleave.course;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many steps it takes to put the elements of sets and the keys of maps into their tables, as a
/// copy of them has to.
///
/// A hash code is computed from those of the parts, and what is a part twice is computed twice: a
/// hundred sets of which each contains the next two take 2^100 steps, though they have only two
/// hundred elements ("Effective Java", 3rd edition, item 85). Cells' own classes are not looked
/// into.
final class HashCost {

  /// Beyond this a copy would not be there within seconds.
  static final long MOST = 100_000_000;

  private final IdentityHashMap<Object, Long> known = new IdentityHashMap<>();

  /// Whether a copy of a set or map, with what is in it, would take more than [#MOST] steps.
  boolean isTooMuch(Object object) {
    return switch (object) {
      case Set<?> set -> sum(set) > MOST;
      case Map<?, ?> map -> sum(map.keySet()) > MOST;
      default -> false;
    };
  }

  private long sum(Collection<?> parts) {
    long sum = 1;
    for (Object part : parts) {
      sum = Math.min(MOST + 1, sum + of(part));
    }
    return sum;
  }

  /// The steps of one object's hash code.
  private long of(@Nullable Object object) {
    return switch (object) {
      case null -> 1;
      case Optional<?> optional -> of(optional.orElse(null));
      case Set<?> _, List<?> _, Map<?, ?> _ -> ofContainer(object);
      default -> 1;
    };
  }

  private long ofContainer(Object object) {
    Long before = known.putIfAbsent(object, 1L); // also ends the way round a cycle
    if (before != null) {
      return before;
    }
    long cost =
        object instanceof Map<?, ?> map
            ? Math.min(MOST + 1, sum(map.keySet()) + sum(map.values()))
            : sum((Collection<?>) object);
    known.put(object, cost);
    return cost;
  }
}
