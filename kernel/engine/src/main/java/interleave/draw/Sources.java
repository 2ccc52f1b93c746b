package interleave.draw;

/// Where the text of a cell's line comes from.
@FunctionalInterface
public interface Sources {
  /// No line's text is known.
  Sources NONE = (_, _) -> "";

  /// The line's text, empty when it is not known.
  ///
  /// @param cell the cell's number
  /// @param line from 1
  String line(int cell, int line);
}
