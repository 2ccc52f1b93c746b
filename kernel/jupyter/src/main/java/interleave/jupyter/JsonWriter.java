package interleave.jupyter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Writes one JSON object, field by field.
final class JsonWriter {
  private static final char REPLACEMENT = '\uFFFD';

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /// The UTF-8 text of the object that `fields` writes.
  static byte[] write(Consumer<JsonWriter> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = JsonReader.FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      fields.accept(new JsonWriter(out));
      out.writeEndObject();
    } catch (IOException e) {
      throw new KernelFault("cannot write a message", e);
    }
    return bytes.toByteArray();
  }

  JsonWriter text(String name, String value) {
    return put(() -> out.writeStringField(name, wellFormed(value)));
  }

  JsonWriter number(String name, int value) {
    return put(() -> out.writeNumberField(name, value));
  }

  JsonWriter flag(String name, boolean value) {
    return put(() -> out.writeBooleanField(name, value));
  }

  JsonWriter texts(String name, List<String> values) {
    return array(name, values, value -> value(wellFormed(value)));
  }

  JsonWriter object(String name, Consumer<JsonWriter> fields) {
    put(() -> out.writeObjectFieldStart(name));
    fields.accept(this);
    return put(out::writeEndObject);
  }

  /// An array of objects.
  <T> JsonWriter objects(String name, List<T> values, Consumer<T> fields) {
    return array(
        name,
        values,
        value -> {
          put(out::writeStartObject);
          fields.accept(value);
          put(out::writeEndObject);
        });
  }

  /// An array whose elements `element` writes with [#value] or [#values].
  <T> JsonWriter array(String name, List<T> values, Consumer<T> element) {
    put(() -> out.writeArrayFieldStart(name));
    values.forEach(element);
    return put(out::writeEndArray);
  }

  JsonWriter value(String text) {
    return put(() -> out.writeString(wellFormed(text)));
  }

  JsonWriter value(int number) {
    return put(() -> out.writeNumber(number));
  }

  /// An array inside an array.
  JsonWriter values(Runnable elements) {
    put(out::writeStartArray);
    elements.run();
    return put(out::writeEndArray);
  }

  /// A field whose value is given as JSON text; when it is none, the text itself is the value.
  JsonWriter json(String name, String text) {
    return isJson(text) ? put(() -> copy(name, text)) : text(name, text);
  }

  private void copy(String name, String text) throws IOException {
    out.writeFieldName(name);
    try (JsonParser in = JsonReader.FACTORY.createParser(text)) {
      in.nextToken();
      out.copyCurrentStructure(in);
    }
  }

  private static boolean isJson(String text) {
    try (JsonParser in = JsonReader.FACTORY.createParser(text)) {
      if (in.nextToken() == null) {
        return false;
      }
      in.skipChildren();
      return in.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private JsonWriter put(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new KernelFault("cannot write a message", e);
    }
  }

  /// What a Java program prints may hold halves of surrogate pairs, which UTF-8 cannot carry.
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text);
    for (int i = 0; i < repaired.length(); i++) {
      char here = repaired.charAt(i);
      boolean pair =
          Character.isHighSurrogate(here)
              && i + 1 < repaired.length()
              && Character.isLowSurrogate(repaired.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(here)) {
        repaired.setCharAt(i, REPLACEMENT);
      }
    }
    return repaired.toString();
  }

  private interface Step {
    void run() throws IOException;
  }
}
