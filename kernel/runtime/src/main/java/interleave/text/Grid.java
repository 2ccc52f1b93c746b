package interleave.text;

import java.util.ArrayList;
import java.util.List;

/// An aligned text table. An empty cell is `·`, and no line is padded at its end.
public final class Grid {
  private static final String GAP = "  ";
  private static final String NOTHING = "·";

  /// A column's heading.
  ///
  /// @param right whether it is aligned on the right
  /// @param limit the widest that it may become, in columns
  public record Head(String heading, boolean right, int limit) {}

  private final List<Head> heads;
  private final List<List<String>> rows = new ArrayList<>();

  public Grid(List<Head> heads) {
    this.heads = List.copyOf(heads);
  }

  public void add(List<String> cells) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      String cell = cells.get(i);
      shown.add(cell.isEmpty() ? NOTHING : Columns.shorten(cell, heads.get(i).limit()));
    }
    rows.add(shown);
  }

  public List<String> lines() {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              Columns.width(heads.get(i).heading()),
              rows.stream().mapToInt(row -> Columns.width(row.get(column))).max().orElse(0));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(heads.stream().map(Head::heading).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : GAP).append(aligned(cells.get(i), i, widths));
    }
    return line.toString();
  }

  private String aligned(String cell, int column, int[] widths) {
    if (heads.get(column).right()) {
      return Columns.padLeft(cell, widths[column]);
    }
    boolean isLast = column == widths.length - 1;
    return isLast ? cell : Columns.padRight(cell, widths[column]);
  }
}
