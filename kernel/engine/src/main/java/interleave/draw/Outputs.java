package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.draw.Drawing.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one row of a drawing printed, as far as it is shown.
///
/// @param heading who printed it, to be shown on one line
/// @param folded whether the row stands for several lanes, whose lines are only counted
/// @param lines the first lines
/// @param more how many lines came after them
record Outputs(String heading, boolean folded, List<Line> lines, int more) {
  /// Lines shown of each row when few rows, and when many rows printed.
  private static final int LINES = 10;

  private static final int LINES_OF_MANY = 3;
  private static final int MANY = 12;

  Outputs {
    lines = List.copyOf(lines);
  }

  /// The outputs of a drawing, in the order of its rows; a row that printed nothing is left out.
  static List<Outputs> of(Drawing drawing) {
    Map<LaneId, List<Line>> byLane = drawing.linesByLane();
    int limit = byLane.size() > MANY ? LINES_OF_MANY : LINES;
    List<Outputs> all = new ArrayList<>();
    for (Row row : Row.of(drawing)) {
      switch (row) {
        case Row.Of(Lane lane) -> {
          List<Line> lines = byLane.getOrDefault(lane.id(), List.of());
          if (!lines.isEmpty()) {
            all.add(first(Wording.name(lane), lines, limit));
          }
        }
        case Row.More more -> {
          int count = more.lanes().stream().mapToInt(lane -> lines(byLane, lane)).sum();
          if (count > 0) {
            all.add(new Outputs(more.words(), true, List.of(), count));
          }
        }
      }
    }
    return all;
  }

  private static int lines(Map<LaneId, List<Line>> byLane, Lane lane) {
    return byLane.getOrDefault(lane.id(), List.of()).size();
  }

  private static Outputs first(String heading, List<Line> lines, int limit) {
    int shown = lines.size() <= limit + 1 ? lines.size() : limit;
    return new Outputs(heading, false, lines.subList(0, shown), lines.size() - shown);
  }
}
