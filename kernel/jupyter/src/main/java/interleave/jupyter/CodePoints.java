package interleave.jupyter;

/// Places in a text. Clients count Unicode code points, Java counts UTF-16 units. A place outside
/// the text is taken for its nearest end.
final class CodePoints {
  private CodePoints() {}

  /// The UTF-16 index of a place given in code points.
  static int toIndex(String text, int codePoints) {
    int all = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, all));
  }

  /// The code points before a UTF-16 index.
  static int fromIndex(String text, int index) {
    return text.codePointCount(0, Math.clamp(index, 0, text.length()));
  }
}
