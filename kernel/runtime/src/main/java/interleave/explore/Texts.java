package interleave.explore;

import interleave.course.Unnamed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Values as a drawing shows them.
final class Texts {
  private static final int LONGEST = 24;

  private Texts() {}

  /// A value, without calling code of a cell.
  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "\"" + shortened(text) + "\"";
      case Number number when number.getClass().getName().startsWith("java.lang.") ->
          number.toString();
      case Boolean truth -> truth.toString();
      case Character character -> "'" + character + "'";
      case Enum<?> constant -> constant.name();
      case Thread thread -> thread.getName();
      default -> typeName(value.getClass());
    };
  }

  /// `1 schedule`, `2 schedules`.
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /// A time in seconds, such as `5 s` or `0.5 s`.
  static String seconds(Duration time) {
    long tenths = time.plusMillis(50).toMillis() / 100;
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /// A type as a learner writes it.
  static String typeName(Class<?> type) {
    if (Unnamed.is(type)) {
      return "lambda";
    }
    String name = type.getSimpleName();
    return name.isEmpty() ? "anonymous class" : name;
  }
}
