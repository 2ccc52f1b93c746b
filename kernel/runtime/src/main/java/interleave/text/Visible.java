package interleave.text;

import java.util.regex.Pattern;

/// Makes text that a learner controls fit to be shown on one line: nothing in it can move the
/// cursor, change a direction or a colour, or be refused by an XML parser.
public final class Visible {
  private static final Pattern ESCAPE_SEQUENCE =
      Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?)");
  private static final int REPLACEMENT = 0xFFFD;
  private static final int CONTROL_PICTURES = 0x2400;

  private Visible() {}

  /// `text` without terminal escape sequences; tabs are four spaces, and other control characters,
  /// lone surrogates, non-characters and direction controls are �.
  public static String of(String text) {
    String plain = text.indexOf('\u001B') < 0 ? text : ESCAPE_SEQUENCE.matcher(text).replaceAll("");
    StringBuilder shown = new StringBuilder(plain.length());
    plain.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\t') {
      shown.append("    ");
    } else if (c < 0x20) {
      shown.appendCodePoint(CONTROL_PICTURES + c);
    } else if ((c >= 0x7F && c <= 0x9F) || isDirection(c) || isNoCharacter(c)) {
      shown.appendCodePoint(REPLACEMENT);
    } else if (c == 0x2028 || c == 0x2029) {
      shown.append(' ');
    } else {
      shown.appendCodePoint(c);
    }
  }

  private static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F;
  }

  private static boolean isNoCharacter(int c) {
    return (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
  }
}
