package interleave.cells;

import java.util.regex.Pattern;

/// A text of Java, with its lines: a cell, or a file that a cell loads.
///
/// @param name what places in it are shown with, such as `Cell [3]`
public record CellSource(String name, String text) {
  private static final Pattern EXPLORING = Pattern.compile("\\b(explore|outcomes|replay|step)\\(");

  /// The text of the cell with that number.
  public static CellSource of(int number, String text) {
    return new CellSource("Cell [" + number + "]", text);
  }

  /// Whether its text may explore a block.
  boolean mayExplore() {
    return EXPLORING.matcher(text).find();
  }

  /// The line, from 1, that an index into the text lies on.
  int lineOf(int index) {
    int line = 1;
    for (int i = 0; i < Math.min(index, text.length()); i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return line;
  }

  /// The diagnostic for a range of the text.
  ///
  /// @param start first index of the range
  /// @param end index just behind it
  public Diagnostic diagnostic(int start, int end, String message) {
    int from = Math.clamp(start, 0, text.length());
    int begin = text.lastIndexOf('\n', from - 1) + 1;
    int stop = text.indexOf('\n', from);
    int lineEnd = stop < 0 ? text.length() : stop;
    int length = Math.max(1, Math.min(end, lineEnd) - from);
    return new Diagnostic(
        name, lineOf(from), from - begin + 1, text.substring(begin, lineEnd), length, message);
  }
}
