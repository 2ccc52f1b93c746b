package interleave.jupyter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object that a client sent. A field that is absent or null has its default; a field of
/// another type than asked for makes the message malformed.
///
/// @param values by name: String, Boolean, Number, Fields, List or null
record Fields(Map<String, @Nullable Object> values) {
  static final Fields NONE = new Fields(Map.of());

  String text(String name) throws MalformedMessage {
    return require(name, String.class);
  }

  String text(String name, String otherwise) throws MalformedMessage {
    return has(name) ? require(name, String.class) : otherwise;
  }

  boolean flag(String name, boolean otherwise) throws MalformedMessage {
    return has(name) ? require(name, Boolean.class) : otherwise;
  }

  int number(String name) throws MalformedMessage {
    return Math.clamp(
        require(name, Number.class).longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  int number(String name, int otherwise) throws MalformedMessage {
    return has(name) ? number(name) : otherwise;
  }

  /// The texts of an object whose values are all texts.
  Map<String, String> texts(String name) throws MalformedMessage {
    if (!has(name)) {
      return Map.of();
    }
    Fields object = require(name, Fields.class);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : object.values.keySet()) {
      texts.put(key, object.text(key));
    }
    return texts;
  }

  private boolean has(String name) {
    return values.get(name) != null;
  }

  private <T> T require(String name, Class<T> type) throws MalformedMessage {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      String found = value == null ? "is missing" : "is not a " + type.getSimpleName();
      throw new MalformedMessage("field '" + name + "' " + found);
    }
    return type.cast(value);
  }
}
