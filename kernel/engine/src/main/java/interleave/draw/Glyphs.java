package interleave.draw;

/// How wide text is at most in a sans-serif font that the reader's machine chooses.
///
/// Measured on DejaVu Sans Bold, the widest font of the picture's font list, and rounded up: with
/// any other font there is some room left.
final class Glyphs {
  private static final String NARROW = "iljI|!.,:;'` ()[]/\\\"-f";
  private static final String BROAD = "mwMW%@…—QOGD→";

  private Glyphs() {}

  /// The width of `text` in pixels at a font size in pixels.
  static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(Glyphs::ems).sum();
  }

  /// `text` as it is when it fits into `room` pixels, else its beginning and `…`, or nothing when
  /// not even one character fits.
  static String shorten(String text, double size, double room) {
    if (width(text, size) <= room) {
      return text;
    }
    double used = width("…", size);
    StringBuilder kept = new StringBuilder();
    for (String cluster : Columns.clusters(text)) {
      used += width(cluster, size);
      if (used > room) {
        break;
      }
      kept.append(cluster);
    }
    return kept.isEmpty() ? "" : kept.append('…').toString();
  }

  private static double ems(int c) {
    if (Columns.isMark(c)) {
      return 0;
    }
    if (c > 0x2E7F || Columns.isWide(c)) {
      return Columns.isWide(c) ? 1.05 : 1.0;
    }
    if (NARROW.indexOf(c) >= 0) {
      return 0.46;
    }
    if (BROAD.indexOf(c) >= 0) {
      return 1.11;
    }
    return c < 0x100 ? (Character.isUpperCase(c) ? 0.84 : 0.72) : 0.95;
  }
}
