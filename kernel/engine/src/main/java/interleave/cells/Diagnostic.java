package interleave.cells;

/// What is wrong with a cell's text.
///
/// @param place the cell or file, such as `Cell [3]`
/// @param line the cell's line, from 1
/// @param column the column in it, in UTF-16 units from 1
/// @param source that line's text
/// @param length how many characters of the line are marked, at least 1
/// @param message what is wrong
public record Diagnostic(
    String place, int line, int column, String source, int length, String message) {}
