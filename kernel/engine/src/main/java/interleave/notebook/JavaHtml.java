package interleave.notebook;

import java.util.Set;

/// The code of a Java cell as HTML, its parts in spans: `kw` keyword, `st` string or character,
/// `co` comment, `nu` number, `an` annotation, `ma` magic line.
final class JavaHtml {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public"
                  + " return short static strictfp super switch synchronized this throw throws"
                  + " transient try void volatile while true false null var record sealed permits"
                  + " yield")
              .split(" "));

  private final String code;
  private final StringBuilder html = new StringBuilder();
  private int at;

  private JavaHtml(String code) {
    this.code = code;
  }

  static String of(String code) {
    JavaHtml writer = new JavaHtml(code);
    while (writer.at < code.length()) {
      writer.part();
    }
    return writer.html.toString();
  }

  private void part() {
    char c = code.charAt(at);
    if (c == '%' && atLineStart()) {
      span("ma", lineEnd());
    } else if (code.startsWith("//", at)) {
      span("co", lineEnd());
    } else if (code.startsWith("/*", at)) {
      span("co", behind("*/", at + 2));
    } else if (code.startsWith("\"\"\"", at)) {
      span("st", textBlockEnd());
    } else if (c == '"' || c == '\'') {
      span("st", literalEnd(c));
    } else if (c == '@' && at + 1 < code.length() && isWordStart(code.charAt(at + 1))) {
      span("an", wordEnd(at + 1));
    } else if (Character.isDigit(c)) {
      span("nu", wordEnd(at));
    } else if (isWordStart(c)) {
      int end = wordEnd(at);
      span(KEYWORDS.contains(code.substring(at, end)) ? "kw" : "", end);
    } else {
      span("", at + Character.charCount(code.codePointAt(at)));
    }
  }

  private void span(String kind, int end) {
    String text = Html.escape(code.substring(at, end));
    if (kind.isEmpty()) {
      html.append(text);
    } else {
      html.append("<span class=\"").append(kind).append("\">").append(text).append("</span>");
    }
    at = end;
  }

  private boolean atLineStart() {
    return code.substring(code.lastIndexOf('\n', at - 1) + 1, at).isBlank();
  }

  private int lineEnd() {
    int end = code.indexOf('\n', at);
    return end < 0 ? code.length() : end;
  }

  private int behind(String mark, int from) {
    int end = code.indexOf(mark, from);
    return end < 0 ? code.length() : end + mark.length();
  }

  private int textBlockEnd() {
    int end = at + 3;
    while (end < code.length() && !code.startsWith("\"\"\"", end)) {
      end += code.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 3, code.length());
  }

  private int literalEnd(char quote) {
    int end = at + 1;
    while (end < code.length() && code.charAt(end) != quote && code.charAt(end) != '\n') {
      end += code.charAt(end) == '\\' ? 2 : 1;
    }
    return end < code.length() && code.charAt(end) == quote
        ? end + 1
        : Math.min(end, code.length());
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return Math.max(end, from + 1);
  }

  private static boolean isWordStart(char c) {
    return Character.isJavaIdentifierStart(c);
  }
}
