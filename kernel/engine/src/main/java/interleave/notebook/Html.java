package interleave.notebook;

/// Text as HTML. Everything that the export writes itself is well-formed XML too.
final class Html {
  private Html() {}

  /// The text, safe between tags and inside a quoted attribute. Characters that XML forbids become
  /// the replacement character.
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + text.length() / 8);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.appendCodePoint(isXml(c) ? c : 0xFFFD);
      }
    }
    return html.toString();
  }

  private static boolean isXml(int c) {
    boolean controlOrSurrogate = c < 0x20 || (c >= 0xD800 && c <= 0xDFFF);
    boolean blank = c == '\n' || c == '\t' || c == '\r';
    return blank || !(controlOrSurrogate || c == 0xFFFE || c == 0xFFFF);
  }
}
