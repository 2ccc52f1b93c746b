package interleave.os;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which shared objects there are, and the memory that they have. Not safe for use by several
/// threads.
final class Catalogue {
  private final SharedLimits limits;
  private final Heap heap;
  private final Map<Long, SharedObject> objects = new HashMap<>();
  private final Map<Kind, Long> numbers = new EnumMap<>(Kind.class);
  private final Set<Long> unlinked = new HashSet<>();

  Catalogue(SharedLimits limits, Heap heap) {
    this.limits = limits;
    this.heap = heap;
  }

  /// Whether there has never been an object.
  boolean isUntouched() {
    return numbers.isEmpty();
  }

  @Nullable SharedObject at(long place) {
    return objects.get(place);
  }

  Collection<SharedObject> all() {
    return List.copyOf(objects.values());
  }

  Answer make(Call.Make make) {
    if (!make.name().isEmpty()
        && make.kind() == Kind.MEMORY
        && named(make.kind(), make.name()) != null) {
      return refused(
          make.id(),
          "a SharedMemory named %s exists: open(\"%1$s\") it, or unlink() it first"
              .formatted(make.name()));
    }
    return taken(
        make.id(),
        make.bytes(),
        place -> {
          long number = numbers.merge(make.kind(), 1L, Long::sum);
          var object = new SharedObject(make.kind(), number, make.name(), place, make.bytes());
          objects.put(place, object);
          return made(make.id(), object);
        });
  }

  Answer grow(Call.Grow grow) {
    SharedObject object = objects.get(grow.object());
    if (object == null) {
      return refused(grow.id(), "it has been freed: it was closed by another process");
    }
    return taken(
        grow.id(),
        grow.bytes(),
        place -> {
          object.pieces().put(place, grow.bytes());
          return new Answer.Made(grow.id(), place, object.number(), grow.bytes(), "");
        });
  }

  private interface Use {
    Answer of(long place);
  }

  private Answer taken(long id, long bytes, Use use) {
    try {
      long place = heap.take(bytes);
      return place == 0 ? refused(id, limits.full(bytes, heap.used())) : use.of(place);
    } catch (IOException e) {
      return refused(id, limits.diskFull(bytes, e));
    }
  }

  Answer find(Call.Find find) {
    SharedObject found = named(find.kind(), find.name());
    return found == null
        ? refused(find.id(), "there is no %s named %s".formatted(find.kind().title(), find.name()))
        : made(find.id(), found);
  }

  private @Nullable SharedObject named(Kind kind, String name) {
    return named(kind).filter(object -> object.name().equals(name)).findAny().orElse(null);
  }

  private Stream<SharedObject> named(Kind kind) {
    return objects.values().stream()
        .filter(object -> object.kind() == kind && !object.name().isEmpty())
        .filter(object -> !unlinked.contains(object.place()));
  }

  private static Answer made(long id, SharedObject object) {
    return new Answer.Made(id, object.place(), object.number(), object.bytes(), "");
  }

  private static Answer refused(long id, String why) {
    return new Answer.Made(id, 0, 0, 0, why);
  }

  Answer names(long id, Kind kind) {
    return new Answer.Named(id, named(kind).map(SharedObject::name).sorted().toList());
  }

  /// Gives up a segment's name; its memory goes when nobody has it open.
  void unlink(long place) {
    SharedObject object = objects.get(place);
    if (object != null) {
      unlinked.add(place);
      if (object.open().isEmpty()) {
        free(place);
      }
    }
  }

  /// Nobody has a segment open any more.
  void closed(SharedObject segment) {
    if (unlinked.contains(segment.place())) {
      free(segment.place());
    }
  }

  void shrink(long place, long piece) {
    SharedObject object = objects.get(place);
    Long bytes = object == null ? null : object.pieces().remove(piece);
    if (bytes != null) {
      heap.give(piece, bytes);
    }
  }

  void free(long place) {
    SharedObject object = objects.remove(place);
    if (object != null) {
      unlinked.remove(place);
      object.pieces().forEach(heap::give);
      heap.give(object.place(), object.bytes());
    }
  }
}
