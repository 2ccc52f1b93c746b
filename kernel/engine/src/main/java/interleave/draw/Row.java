package interleave.draw;

import interleave.draw.Drawing.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A row of a table or of a picture: a lane, or how many more there are that it has no room for.
sealed interface Row {
  /// Processes shown at most; as many as a notebook may have alive at once, and its main one.
  int PROCESSES = 65;

  /// Threads shown at most, over all processes; at least two of each process.
  int THREADS = 40;

  /// How far down the tree.
  int depth();

  /// A lane.
  record Of(Lane lane) implements Row {
    @Override
    public int depth() {
      return lane.depth();
    }
  }

  /// Lanes left out: threads of one process, or processes.
  record More(int depth, List<Lane> lanes) implements Row {
    public More {
      lanes = List.copyOf(lanes);
    }

    /// Such as `… and 160 more threads`.
    String words() {
      return "… and " + lanes.size() + " more " + (areProcesses() ? "processes" : "threads");
    }

    boolean areProcesses() {
      return lanes.getFirst().kind().isProcess();
    }
  }

  /// The rows of a drawing, in its order. Threads that failed, or that had not ended when the cell
  /// had, are kept before others; otherwise the first ones are.
  static List<Row> of(Drawing drawing) {
    List<Lane> processes =
        drawing.lanes().stream().filter(lane -> lane.kind().isProcess()).toList();
    long threaded =
        drawing.lanes().stream()
            .filter(lane -> !lane.kind().isProcess())
            .map(lane -> lane.id().pid())
            .distinct()
            .count();
    int each = (int) Math.max(2, THREADS / Math.max(1, threaded));
    int room = processes.size() <= PROCESSES ? PROCESSES : PROCESSES - 1;
    List<Row> rows = new ArrayList<>();
    for (Lane process : processes.subList(0, Math.min(room, processes.size()))) {
      rows.add(new Of(process));
      addThreads(rows, drawing, process.id().pid(), each);
    }
    if (processes.size() > room) {
      rows.add(new More(1, processes.subList(room, processes.size())));
    }
    return rows;
  }

  private static void addThreads(List<Row> rows, Drawing drawing, long pid, int each) {
    List<Lane> threads =
        drawing.lanes().stream()
            .filter(lane -> lane.id().pid() == pid && !lane.kind().isProcess())
            .toList();
    int room = threads.size() <= each + 1 ? threads.size() : each;
    Set<Lane> kept =
        new HashSet<>(
            threads.stream()
                .sorted(Comparator.comparing(lane -> !standsOut(lane, drawing.running())))
                .limit(room)
                .toList());
    threads.stream().filter(kept::contains).forEach(lane -> rows.add(new Of(lane)));
    if (room < threads.size()) {
      List<Lane> rest = threads.stream().filter(lane -> !kept.contains(lane)).toList();
      rows.add(new More(rest.getFirst().depth(), rest));
    }
  }

  private static boolean standsOut(Lane lane, boolean running) {
    return switch (lane.fate()) {
      case Fate.Failed _ -> true;
      case Fate.Alive _ -> !running;
      case Fate.Idle _, Fate.Finished _, Fate.Gone _, Fate.Exited _, Fate.Killed _ -> false;
    };
  }
}
