package interleave.cells;

/// A piece of a cell that can stand alone: a declaration, a statement or an expression.
///
/// @param start the index in the cell at which it begins
/// @param source its text, without the white space around it
/// @param lacksSemicolon whether it is whole but for a semicolon
record Piece(int start, String source, boolean lacksSemicolon) {
  static Piece of(CellSource cell, int from, int to, boolean lacksSemicolon) {
    String text = cell.text().substring(from, to);
    int blank = text.length() - text.stripLeading().length();
    return new Piece(from + blank, text.strip(), lacksSemicolon);
  }
}
