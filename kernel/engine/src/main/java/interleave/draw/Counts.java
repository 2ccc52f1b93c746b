package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many processes and threads there were.
final class Counts {
  private Counts() {}

  /// The table.
  ///
  /// @param most whether it says how many there were at once at most, which depends on the run
  static List<String> lines(Drawing drawing, boolean most) {
    List<Grid.Head> heads = new ArrayList<>();
    heads.add(new Grid.Head("", false, 12));
    heads.add(new Grid.Head("MADE", true, 8));
    heads.add(new Grid.Head("ENDED", true, 8));
    heads.add(new Grid.Head("ALIVE", true, 8));
    if (most) {
      heads.add(new Grid.Head("AT MOST", true, 8));
    }
    Grid grid = new Grid(heads);
    grid.add(row("processes", drawing.lanes(), true, most));
    grid.add(row("threads", drawing.lanes(), false, most));
    return grid.lines();
  }

  private static List<String> row(String name, List<Lane> all, boolean processes, boolean most) {
    List<Lane> lanes = all.stream().filter(l -> l.kind().isProcess() == processes).toList();
    long ended = lanes.stream().filter(lane -> lane.end().isPresent()).count();
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Integer.toString(lanes.size()));
    cells.add(Long.toString(ended));
    cells.add(Long.toString(lanes.size() - ended));
    if (most) {
      cells.add(Integer.toString(most(lanes)));
    }
    return cells;
  }

  private static int most(List<Lane> lanes) {
    Map<Long, Integer> changes = new TreeMap<>();
    for (Lane lane : lanes) {
      changes.merge(lane.created(), 1, Integer::sum);
      lane.end()
          .ifPresent(end -> changes.merge(Math.max(end, lane.created() + 1), -1, Integer::sum));
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return most;
  }
}
