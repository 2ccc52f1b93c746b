package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.draw.Drawing.Line;
import interleave.text.Columns;
import interleave.text.Grid;
import interleave.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The text form of a panel and of its parts.
final class PanelText {
  /// Columns shown of each line.
  private static final int LINE_COLUMNS = 120;

  private PanelText() {}

  static String panel(Drawing drawing) {
    String time = drawing.running() ? "running, " : "";
    return join(
        "Cell ["
            + drawing.cell()
            + "] · "
            + Wording.census(drawing)
            + " · "
            + time
            + Wording.duration(drawing.length()),
        drawing,
        Column.ALL);
  }

  static String stable(Drawing drawing) {
    return join(Wording.census(drawing), drawing, Column.STABLE);
  }

  private static String join(String heading, Drawing drawing, List<Column> columns) {
    List<String> lines = new ArrayList<>();
    lines.add(heading);
    Stream.of(Wording.dropped(drawing)).filter(text -> !text.isEmpty()).forEach(lines::add);
    lines.add("");
    lines.addAll(table(Row.of(drawing), columns));
    List<String> outputs = outputs(drawing);
    if (!outputs.isEmpty()) {
      lines.add("");
      lines.addAll(outputs);
    }
    return String.join("\n", lines);
  }

  /// The table of processes and threads; the names are indented as the tree is.
  static List<String> table(List<Row> rows, List<Column> columns) {
    Grid grid =
        new Grid(
            columns.stream()
                .map(c -> new Grid.Head(c.heading(), c.isRight(), c.columns()))
                .toList());
    List<String> branches = Branches.of(rows);
    for (int i = 0; i < rows.size(); i++) {
      String branch = branches.get(i);
      grid.add(
          switch (rows.get(i)) {
            case Row.Of(Lane lane) ->
                columns.stream()
                    .map(c -> c == Column.NAME ? branch + c.of(lane) : c.of(lane))
                    .toList();
            case Row.More more ->
                columns.stream().map(c -> c == Column.NAME ? branch + more.words() : "").toList();
          });
    }
    return grid.lines();
  }

  /// What each lane printed, lane by lane.
  static List<String> outputs(Drawing drawing) {
    List<String> shown = new ArrayList<>();
    for (Outputs outputs : Outputs.of(drawing)) {
      shown.add(outputs.heading() + ":");
      outputs.lines().forEach(line -> shown.add("  " + text(line)));
      if (outputs.more() > 0) {
        shown.add("  … " + Wording.count(outputs.more(), "more line", "more lines"));
      }
    }
    return shown;
  }

  private static String text(Line line) {
    String text = Columns.shorten(Visible.of(line.text()), LINE_COLUMNS).stripTrailing();
    return ((line.error() ? "! " : "| ") + text).stripTrailing();
  }
}
