package interleave.explore;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// What an iterator, a stream or a view of the JDK looks at: what is done to it is done there.
final class Backing {
  /// The fields by which the JDK's iterators, streams and views refer to what is behind them.
  private static final List<String> FIELDS =
      List.of(
          "sourceStage",
          "sourceSpliterator",
          "this$0",
          "root",
          "m",
          "c",
          "list",
          "map",
          "collection");

  private static final ClassValue<List<Field>> BEHIND =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return isView(type)
              ? FIELDS.stream()
                  .map(name -> Library.field(type, name))
                  .filter(Objects::nonNull)
                  .toList()
              : List.of();
        }
      };

  private static final ClassValue<Boolean> WALKS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isWalk(type);
        }
      };

  private static final long BY_ACCESS = byAccess();

  private Backing() {}

  private static long byAccess() {
    Field field = Library.field(LinkedHashMap.class, "accessOrder");
    if (field == null) {
      throw new EngineFault("this JDK's maps are built otherwise", new NoSuchFieldException());
    }
    return Memory.offset(field);
  }

  /// Whether a collection is a map in the order of access, which looking something up changes.
  static boolean movesWhenRead(Object collection) {
    return collection instanceof LinkedHashMap<?, ?>
        && Memory.bits(collection, BY_ACCESS, 'Z') != 0;
  }

  /// Whether an object is a way through a collection, which each look moves on.
  static boolean isWalk(Object object) {
    return WALKS.get(object.getClass());
  }

  /// The object behind all views; an object that is none itself.
  static Object of(Object object) {
    Object at = object;
    while (true) {
      Object behind = behind(at);
      if (behind == null) {
        return at;
      }
      at = behind;
    }
  }

  @SuppressWarnings("ReferenceEquality") // a stream is its own first stage
  private static @Nullable Object behind(Object view) {
    for (Field field : BEHIND.get(view.getClass())) {
      Object behind = Slot.of(view, field).reference();
      if (behind != null && behind != view && isLooked(behind.getClass())) {
        return behind;
      }
    }
    return null;
  }

  /// Whether a type is an iterator, a stream, or a collection inside another class of the JDK.
  static boolean isView(Class<?> type) {
    return isWalk(type) || (isCollection(type) && type.getName().indexOf('$') > 0 && isJdks(type));
  }

  private static boolean isLooked(Class<?> type) {
    return isWalk(type) || isCollection(type);
  }

  private static boolean isJdks(Class<?> type) {
    return type.getClassLoader() == null || Shadows.isShadow(type);
  }

  private static boolean isCollection(Class<?> type) {
    return isOne(type, Collection.class, Map.class);
  }

  /// Whether a type of the JDK is a way through a collection.
  static boolean isWalk(Class<?> type) {
    return isJdks(type)
        && isOne(type, Iterator.class, Enumeration.class, Spliterator.class, BaseStream.class);
  }

  private static boolean isOne(Class<?> type, Class<?>... of) {
    return Arrays.stream(of).anyMatch(each -> each.isAssignableFrom(type));
  }
}
