package interleave.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One thing to show, in several forms; a front end picks the richest that it can draw.
///
/// @param data MIME type to text; a binary form is base64, a `+json` form is JSON text. Every
///   bundle that reaches a front end has `text/plain`
public record MimeBundle(Map<String, String> data) {
  public static final String TEXT = "text/plain";
  public static final String HTML = "text/html";
  public static final String TRACE = "application/vnd.interleave.trace+json";
  public static final String GANTT = "application/vnd.interleave.gantt+json";

  /// An [Explored] as [RecordJson] writes it: what a text and a picture are to be made of.
  public static final String EXPLORATION = "application/vnd.interleave.exploration+json";

  /// A [StateGraph] in the same manner.
  public static final String STATES = "application/vnd.interleave.states+json";

  public MimeBundle {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /// A bundle of plain text alone.
  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of(TEXT, text));
  }

  /// The same with another form.
  public MimeBundle with(String type, String text) {
    Map<String, String> more = new LinkedHashMap<>(data);
    more.put(type, text);
    return new MimeBundle(more);
  }

  /// The same without a form.
  public MimeBundle without(String type) {
    Map<String, String> fewer = new LinkedHashMap<>(data);
    fewer.remove(type);
    return new MimeBundle(fewer);
  }

  /// The plain text form, empty when there is none.
  public String plain() {
    return data.getOrDefault(TEXT, "");
  }
}
