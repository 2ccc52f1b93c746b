package interleave.trace;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes pure data as JSON: a record as an object of its components, which may be records, lists,
/// enums, texts, numbers, booleans and null.
///
/// A record that is a case of a sealed interface has a first member `is` with its simple name. No
/// text contains `<`, U+2028 or U+2029 unescaped, nor a lone surrogate, as `TraceJson` says.
public final class RecordJson {
  /// A component.
  ///
  /// @param label its name as it stands before its value
  private record Member(String label, Method accessor) {}

  /// Kept, since the JVM makes new accessors whenever it is asked for a class's components.
  private static final ClassValue<List<Member>> MEMBERS =
      new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .map(each -> new Member(quoted(each.getName()) + ":", each.getAccessor()))
              .toList();
        }
      };

  private RecordJson() {}

  /// The value as JSON text.
  ///
  /// @throws IllegalArgumentException for a value of another kind than those listed
  public static String write(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> quoted(text);
      case Enum<?> constant -> quoted(constant.name());
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Boolean truth -> truth.toString();
      case List<?> list ->
          list.stream().map(RecordJson::write).collect(Collectors.joining(",", "[", "]"));
      case Record data -> object(data);
      default -> throw new IllegalArgumentException("No data: " + value.getClass());
    };
  }

  private static String object(Record data) {
    Stream<String> kind =
        Stream.of(data.getClass().getInterfaces())
            .filter(Class::isSealed)
            .map(_ -> "\"is\":" + quoted(data.getClass().getSimpleName()));
    Stream<String> members =
        MEMBERS.get(data.getClass()).stream()
            .map(member -> member.label + write(valueOf(member.accessor, data)));
    return Stream.concat(kind, members).collect(Collectors.joining(",", "{", "}"));
  }

  private static @Nullable Object valueOf(Method accessor, Record data) {
    try {
      return accessor.invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("No public data: " + data.getClass(), e);
    }
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"', '\\' -> json.append('\\').append((char) c);
        case '\n' -> json.append("\\n");
        default -> {
          if (c >= 0xD800 && c <= 0xDFFF) {
            json.append('\uFFFD');
          } else if (c < 0x20 || c == '<' || c == 0x2028 || c == 0x2029) {
            json.append(String.format("\\u%04X", c));
          } else {
            json.appendCodePoint(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
