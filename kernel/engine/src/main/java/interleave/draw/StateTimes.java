package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Grid;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How long, and how often, each lane was in each state.
final class StateTimes {
  private static final int NAME = 32;

  private StateTimes() {}

  /// The table.
  ///
  /// @param times whether it says how long, or only how often
  static List<String> lines(Drawing drawing, boolean times) {
    List<Row> rows = Row.of(drawing);
    Set<Look> looks = EnumSet.noneOf(Look.class);
    drawing.lanes().stream()
        .flatMap(lane -> lane.stretches().stream())
        .forEach(stretch -> looks.add(Look.of(stretch.state())));
    List<Grid.Head> heads = new ArrayList<>();
    heads.add(new Grid.Head("NAME", false, NAME));
    looks.forEach(look -> heads.add(new Grid.Head(heading(look, times), true, 24)));
    Grid grid = new Grid(heads);
    List<String> branches = Branches.of(rows);
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>();
      cells.add(branches.get(i) + name(rows.get(i)));
      for (Look look : looks) {
        cells.add(rows.get(i) instanceof Row.Of(Lane lane) ? cell(lane, look, times) : "");
      }
      grid.add(cells);
    }
    return grid.lines();
  }

  private static String heading(Look look, boolean times) {
    return look.name().toUpperCase(Locale.ROOT) + (times ? " ms" : "");
  }

  private static String name(Row row) {
    return switch (row) {
      case Row.Of(Lane lane) -> Wording.name(lane);
      case Row.More more -> more.words();
    };
  }

  private static String cell(Lane lane, Look look, boolean times) {
    List<Stretch> of = lane.stretches().stream().filter(s -> Look.of(s.state()) == look).toList();
    long nanos = of.stream().mapToLong(s -> s.to() - s.from()).sum();
    return of.isEmpty() ? "" : (times ? Wording.millis(nanos) + " " : "") + "×" + of.size();
  }
}
