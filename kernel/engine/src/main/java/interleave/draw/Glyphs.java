package interleave.draw;

import interleave.text.Columns;

/// How wide text is at most in a sans-serif font that the reader's machine chooses.
///
/// The widths are those of DejaVu Sans, the widest font of a picture's font list: with any other
/// font there is some room left.
final class Glyphs {
  private static final char FIRST = ' ';

  /// Widths from space to `~` in hundredths of the font size.
  private static final int[] PLAIN = {
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
  };

  private static final int[] BOLD = {
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 40, 40, 84, 84, 84, 59, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84,
    86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44,
    72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
  };

  private Glyphs() {}

  /// The width of `text` in pixels at a font size in pixels.
  static double width(String text, double size, boolean bold) {
    return size * text.codePoints().mapToDouble(c -> ems(c, bold)).sum();
  }

  static double width(String text, double size) {
    return width(text, size, false);
  }

  /// `text` as it is when it fits into `room` pixels, else its beginning and `…`, or nothing when
  /// not even one character fits.
  static String shorten(String text, double size, boolean bold, double room) {
    if (width(text, size, bold) <= room) {
      return text;
    }
    double used = width("…", size, bold);
    StringBuilder kept = new StringBuilder();
    for (String cluster : Columns.clusters(text)) {
      used += width(cluster, size, bold);
      if (used > room) {
        break;
      }
      kept.append(cluster);
    }
    return kept.isEmpty() ? "" : kept.append('…').toString();
  }

  private static double ems(int c, boolean bold) {
    int[] widths = bold ? BOLD : PLAIN;
    int index = c - FIRST;
    if (index >= 0 && index < widths.length) {
      return widths[index] / 100.0;
    }
    if (Columns.isMark(c)) {
      return 0;
    }
    return switch (c) {
      case '…', '—' -> 1;
      case '×' -> 0.84;
      case '·', '\u00A0' -> 0.38;
      default -> Columns.isWide(c) ? 1.05 : bold ? 1.25 : 1.1;
    };
  }
}
