package interleave.explore;

/// A line of a cell.
///
/// @param cell the cell's number, 0 when the code is not a cell's
/// @param line from 1, 0 when not known
record Spot(int cell, int line) {
  static final Spot UNKNOWN = new Spot(0, 0);
}
