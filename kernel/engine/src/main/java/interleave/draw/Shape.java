package interleave.draw;

/// A mark of a [Scene], in pixels; the origin is at the top left.
sealed interface Shape {

  /// A box.
  ///
  /// @param kind its class in the picture's style sheet
  record Box(double x, double y, double width, double height, String kind) implements Shape {}

  /// A line or an outline, as SVG path data.
  record Path(String data, String kind) implements Shape {}

  /// Text on one line, not escaped.
  ///
  /// @param x where it begins, or ends when `end`
  /// @param baseline the y of its base line
  record Text(double x, double baseline, double size, boolean end, String text, String kind)
      implements Shape {

    /// The leftmost pixel that it may touch.
    double left() {
      return end ? x - width() : x;
    }

    /// The rightmost pixel that it may touch.
    double right() {
      return end ? x : x + width();
    }

    private double width() {
      return Glyphs.width(text, size, kind.startsWith("b"));
    }
  }
}
