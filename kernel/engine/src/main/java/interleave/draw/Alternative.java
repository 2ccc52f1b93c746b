package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Columns;
import java.util.List;
import java.util.stream.Collectors;

/// What a picture says to who cannot see it.
final class Alternative {
  /// Lanes told one by one.
  private static final int LANES = 10;

  private Alternative() {}

  static String of(Drawing drawing) {
    List<Lane> lanes = drawing.lanes();
    String told =
        lanes.stream().limit(LANES).map(Alternative::of).collect(Collectors.joining("; "));
    int more = lanes.size() - LANES;
    return "Lanes over time of cell %d: %s in %s. %s%s."
        .formatted(
            drawing.cell(),
            Wording.census(drawing),
            Wording.duration(drawing.length()),
            told,
            more > 0 ? "; and " + more + " more" : "");
  }

  private static String of(Lane lane) {
    String exit = Wording.exit(lane);
    String end =
        lane.end().isPresent() ? " to " + Wording.millis(lane.end()) + " ms" : " ms onwards";
    return "%s (%s%s) from %s%s, %s%s"
        .formatted(
            Columns.shorten(Wording.name(lane), 40),
            lane.kind().label(),
            lane.kind().isProcess() ? " " + lane.id().pid() : "",
            Wording.millis(lane.created()),
            end,
            Wording.state(lane),
            exit.isEmpty() ? "" : " " + exit);
  }
}
