package interleave.draw;

import interleave.text.Visible;
import java.util.stream.Collectors;

/// Text made safe for HTML and SVG.
final class Markup {
  private Markup() {}

  /// Several lines, each as [#escape] makes it.
  static String escapeLines(String text) {
    return text.lines().map(Markup::escape).collect(Collectors.joining("\n"));
  }

  /// `text` as character data or an attribute's value, of HTML as of XML. What XML cannot hold is
  /// shown as [Visible] shows it.
  static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    Visible.of(text)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
