package interleave.host;

import interleave.trace.MimeBundle;
import interleave.trace.Showable;
import java.lang.reflect.Array;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// How a value is shown: its MIME forms.
final class Shown {
  private static final int LONGEST = 100_000;
  private static final int MOST_ELEMENTS = 1_000;

  private Shown() {}

  static MimeBundle of(@Nullable Object value) {
    if (value instanceof Showable showable) {
      return showable.forms();
    }
    String text = text(value);
    return MimeBundle.text(
        text.length() <= LONGEST
            ? text
            : text.substring(0, LONGEST) + "… (" + text.length() + " characters)");
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String string -> quoted(string, '"');
      case Character character -> quoted(character.toString(), '\'');
      default -> value.getClass().isArray() ? array(value) : String.valueOf(value.toString());
    };
  }

  private static String array(Object array) {
    int length = Array.getLength(array);
    String type = array.getClass().getComponentType().getSimpleName();
    int dimensions = type.indexOf('[');
    String head =
        dimensions < 0
            ? type + "[" + length + "]"
            : type.substring(0, dimensions) + "[" + length + "]" + type.substring(dimensions);
    StringJoiner elements = new StringJoiner(", ", head + " { ", " }");
    for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      elements.add(text(Array.get(array, i)));
    }
    if (length > MOST_ELEMENTS) {
      elements.add("… " + (length - MOST_ELEMENTS) + " more");
    }
    return length == 0 ? head + " { }" : elements.toString();
  }

  private static String quoted(String string, char quote) {
    StringBuilder out = new StringBuilder().append(quote);
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (Character.isISOControl(c)) {
            out.append(String.format("\\u%04X", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append(quote).toString();
  }
}
