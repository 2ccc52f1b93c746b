package interleave.jupyter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON object into [Fields].
final class JsonReader {
  static final JsonFactory FACTORY = new JsonFactory();

  private JsonReader() {}

  /// Reads bytes.
  ///
  /// @param utf8 exactly one JSON object
  static Fields read(byte[] utf8) throws MalformedMessage {
    try (JsonParser in = FACTORY.createParser(utf8)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedMessage("not a JSON object");
      }
      Fields object = object(in);
      if (in.nextToken() != null) {
        throw new MalformedMessage("text after the JSON object");
      }
      return object;
    } catch (IOException e) {
      throw new MalformedMessage("not JSON", e);
    }
  }

  private static Fields object(JsonParser in) throws IOException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      values.put(name, value(in));
    }
    return new Fields(values);
  }

  private static List<@Nullable Object> array(JsonParser in) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(in));
    }
    return values;
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("unexpected " + in.currentToken());
    };
  }
}
