package interleave.course;

import interleave.course.Gantt.Row;
import interleave.course.Gantt.Slice;
import interleave.course.Gantt.Span;
import interleave.course.Gantt.State;
import interleave.text.Columns;
import interleave.text.Grid;
import interleave.text.Visible;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A [Gantt] as text: a letter for each unit of time or, when there are many, for each piece of
/// some units, that of the state which had most of it.
final class GanttText {
  private static final int LETTERS = 80;
  private static final int NAME = 24;
  private static final int TICKS = 10;

  /// Changes of the queues, and slices, shown at most.
  private static final int ENTRIES = 40;

  private final Gantt gantt;
  private final long unit;
  private final int letters;
  private final int names;
  private final List<String> lines = new ArrayList<>();

  private GanttText(Gantt gantt) {
    this.gantt = gantt;
    this.unit = Math.max(1, Math.ceilDiv(gantt.length(), LETTERS));
    this.letters = Math.toIntExact(Math.ceilDiv(gantt.length(), unit));
    this.names =
        gantt.rows().stream().mapToInt(row -> Columns.width(name(row))).max().orElse(0) + 2;
  }

  static String of(Gantt gantt) {
    GanttText text = new GanttText(gantt);
    text.lines.add(gantt.algorithm());
    text.lines.add("");
    text.chart();
    text.lines.add("");
    text.lines.addAll(text.table());
    text.lines.add("");
    text.summary();
    text.order();
    text.queues();
    return String.join("\n", text.lines);
  }

  private void chart() {
    for (Row row : gantt.rows()) {
      String states = row(row).stripTrailing();
      lines.add(Columns.padRight(name(row), names) + states);
    }
    lines.add(" ".repeat(names) + axis());
    boolean devices = gantt.rows().stream().anyMatch(row -> row.job().waitingForDevices() > 0);
    lines.add("");
    lines.add(
        "R running  · ready"
            + (devices ? "  B blocked by I/O" : "")
            + (unit > 1 ? "  (a letter is %d units of time)".formatted(unit) : ""));
  }

  private String row(Row row) {
    StringBuilder states = new StringBuilder();
    int first = 0;
    for (int i = 0; i < letters; i++) {
      long from = i * unit;
      Map<State, Long> times = new EnumMap<>(State.class);
      while (first < row.spans().size() && row.spans().get(first).to() <= from) {
        first++;
      }
      for (int j = first; j < row.spans().size() && row.spans().get(j).from() < from + unit; j++) {
        Span span = row.spans().get(j);
        long time = Math.min(span.to(), from + unit) - Math.max(span.from(), from);
        times.merge(span.state(), time, Long::sum);
      }
      states.append(letter(times));
    }
    return states.toString();
  }

  /// The state that had most of a piece; of equals running, then blocked.
  private static char letter(Map<State, Long> times) {
    long running = times.getOrDefault(State.RUNNING, 0L);
    long blocked = times.getOrDefault(State.BLOCKED, 0L);
    long ready = times.getOrDefault(State.READY, 0L);
    if (times.isEmpty()) {
      return ' ';
    }
    return running >= blocked && running >= ready ? 'R' : blocked >= ready ? 'B' : '·';
  }

  private String axis() {
    StringBuilder axis = new StringBuilder();
    for (int i = 0; i <= letters; i += TICKS) {
      String tick = "|" + i * unit;
      axis.append(Columns.padRight(tick, TICKS));
    }
    return axis.toString().stripTrailing();
  }

  private List<String> table() {
    Grid grid =
        new Grid(
            List.of(
                new Grid.Head("job", false, NAME),
                right("arrival"),
                right("computing"),
                right("I/O"),
                right("start"),
                right("end"),
                right("response"),
                right("turnaround"),
                right("waiting")));
    for (Row row : gantt.rows()) {
      Job job = row.job();
      grid.add(
          List.of(
              name(row),
              text(job.arrival()),
              text(job.computing()),
              text(job.waitingForDevices()),
              text(row.start()),
              text(row.end()),
              text(row.response()),
              text(row.turnaround()),
              text(row.waiting())));
    }
    grid.add(
        List.of(
            "average",
            "",
            "",
            "",
            "",
            "",
            mean(gantt.averageResponse()),
            mean(gantt.averageTurnaround()),
            mean(gantt.averageWaiting())));
    return grid.lines();
  }

  private void summary() {
    lines.add(
        "%d %s, processor busy %s %% of %d units"
            .formatted(
                gantt.switches(),
                gantt.switches() == 1 ? "switch" : "switches",
                String.format(Locale.ROOT, "%.1f", 100 * gantt.utilisation()),
                gantt.length()));
  }

  private void order() {
    List<Slice> order = gantt.order();
    for (int processor = 0; processor < gantt.processors(); processor++) {
      int number = processor;
      List<String> shown =
          order.stream()
              .filter(slice -> slice.processor() == number)
              .map(s -> "%s %d–%d".formatted(shorten(s.job()), s.from(), s.to()))
              .toList();
      String head = gantt.processors() == 1 ? "order: " : "processor %d: ".formatted(number);
      lines.add(head + joined(shown, ", "));
    }
  }

  private void queues() {
    if (gantt.queues().stream().noneMatch(queues -> queues.levels().size() > 1)) {
      return;
    }
    lines.add("ready, from level 0 down:");
    gantt.queues().stream().limit(ENTRIES).forEach(queues -> lines.add("  " + queues(queues)));
    if (gantt.queues().size() > ENTRIES) {
      lines.add("  … %d more".formatted(gantt.queues().size() - ENTRIES));
    }
  }

  private String queues(Gantt.Queues queues) {
    String at = Columns.padLeft("" + queues.at(), ("" + gantt.length()).length());
    List<String> levels =
        queues.levels().stream()
            .map(level -> "[" + String.join(" ", level.stream().map(GanttText::shorten).toList()))
            .map(level -> level + "]")
            .toList();
    return at + "  " + String.join(" ", levels);
  }

  private static String joined(List<String> parts, String separator) {
    String all = String.join(separator, parts.subList(0, Math.min(ENTRIES, parts.size())));
    return parts.size() <= ENTRIES
        ? all
        : all + separator + "… %d more".formatted(parts.size() - ENTRIES);
  }

  private static Grid.Head right(String heading) {
    return new Grid.Head(heading, true, NAME);
  }

  private static String name(Row row) {
    return shorten(row.job().name());
  }

  private static String shorten(String name) {
    return Columns.shorten(Visible.of(name), NAME);
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  private static String mean(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
