package interleave.explore;

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

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /// A type as a learner writes it.
  static String typeName(Class<?> type) {
    if (type.isHidden()) {
      return "lambda";
    }
    String name = type.getSimpleName();
    return name.isEmpty() ? "anonymous class" : name;
  }
}
