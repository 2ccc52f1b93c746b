package interleave.draw;

import interleave.draw.GanttChart.Doing;
import interleave.draw.GanttChart.Piece;
import interleave.draw.GanttChart.Row;
import interleave.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A simulated schedule over time: above what each processor runs, as textbooks draw it; below the
/// states of each job.
final class GanttPicture {
  private static final double PAD = 12;
  private static final double HEAD = 34;
  private static final double ROW = 26;
  private static final double GAP = 8;
  private static final double MARGIN = 6;
  private static final double NAME_ROOM = 180;
  private static final double TALL = 18;
  private static final double LOW = 14;
  private static final double SIZE = 11;

  /// What ends less than this after what was drawn before cannot be seen, pixels.
  private static final double LEAST = 0.25;

  /// Rows drawn; the table has all.
  private static final int ROWS = 40;

  private final GanttChart chart;
  private final List<Row> rows;
  private final List<Shape> shapes = new ArrayList<>();
  private final Axis axis;
  private final double jobsTop;

  private GanttPicture(GanttChart chart) {
    this.chart = chart;
    this.rows = chart.jobs().subList(0, Math.min(ROWS, chart.jobs().size()));
    double names =
        rows.stream().mapToDouble(row -> Glyphs.width(name(row), 12.5, true)).max().orElse(0);
    double left = PAD + Math.clamp(names, Glyphs.width(processor(0), 12.5), NAME_ROOM) + 12;
    this.axis = new Axis(new Span(0, chart.length()), left, Picture.WIDTH - PAD - 12);
    this.jobsTop = HEAD + chart.processors() * ROW + GAP;
  }

  static Scene of(GanttChart chart) {
    return new GanttPicture(chart).scene();
  }

  private Scene scene() {
    double bottom = jobsTop + rows.size() * ROW;
    bands();
    axis(bottom);
    for (int i = 0; i < chart.processors(); i++) {
      text(PAD, HEAD + (i + 0.5) * ROW, 12.5, processor(i), "m");
      processorRow(i, HEAD + (i + 0.5) * ROW);
    }
    for (int i = 0; i < rows.size(); i++) {
      jobRow(rows.get(i), jobsTop + (i + 0.5) * ROW);
    }
    double height = legend(bottom + 18) + 20;
    shapes.addFirst(new Shape.Box(0.5, 0.5, Picture.WIDTH - 1, height - 1, "card"));
    return new Scene(
        Picture.WIDTH, height + MARGIN, "Schedule by " + Visible.of(chart.algorithm()), shapes);
  }

  private void bands() {
    shapes.add(new Shape.Box(1, HEAD, Picture.WIDTH - 2, chart.processors() * ROW, "band"));
    for (int i = 1; i < rows.size(); i += 2) {
      shapes.add(new Shape.Box(1, jobsTop + i * ROW, Picture.WIDTH - 2, ROW, "band"));
    }
  }

  private void axis(double bottom) {
    for (Axis.Tick tick : axis.ticks(Long::toString)) {
      shapes.add(
          new Shape.Path(
              "M%s %sV%s".formatted(n(tick.x()), n(HEAD - 6), n(bottom + GAP / 2)), "grid"));
      double width = Glyphs.width(tick.label(), SIZE);
      shapes.add(new Shape.Text(tick.x() - width / 2, 22, SIZE, false, tick.label(), "m"));
    }
  }

  private void processorRow(int processor, double middle) {
    record Slice(String name, long from, long to) {}
    List<Slice> slices = new ArrayList<>();
    for (Row row : chart.jobs()) {
      row.spans().stream()
          .filter(piece -> piece.doing() == Doing.RUNNING && piece.processor() == processor)
          .forEach(piece -> slices.add(new Slice(name(row), piece.from(), piece.to())));
    }
    slices.sort(Comparator.comparingLong(Slice::from));
    double drawn = Double.NEGATIVE_INFINITY;
    for (Slice slice : slices) {
      double from = axis.x(slice.from());
      double width = axis.x(slice.to()) - from;
      if (from + width < drawn + LEAST) {
        continue;
      }
      drawn = from + width;
      boolean roomy = width >= 6;
      shapes.add(
          new Shape.Box(
              from + (roomy ? 0.5 : 0),
              middle - TALL / 2,
              roomy ? width - 1 : width,
              TALL,
              roomy ? "RR" : "R"));
      inside(from, width, middle, slice.name(), "w");
    }
  }

  private void jobRow(Row row, double middle) {
    String shown = Glyphs.shorten(name(row), 12.5, true, NAME_ROOM);
    text(PAD, middle, 12.5, shown, "b");
    double drawn = Double.NEGATIVE_INFINITY;
    for (Piece piece : row.spans()) {
      double from = axis.x(piece.from());
      double width = axis.x(piece.to()) - from;
      if (from + width < drawn + LEAST) {
        continue;
      }
      drawn = from + width;
      boolean running = piece.doing() == Doing.RUNNING;
      Look look = look(piece.doing());
      boolean roomy = width >= 6 && !running;
      String kind = String.valueOf(look.letter()).repeat(roomy ? 2 : 1);
      double height = running ? TALL : LOW;
      double inset = roomy ? 0.75 : 0;
      shapes.add(
          new Shape.Box(
              from + inset,
              middle - height / 2 + inset,
              width - 2 * inset,
              height - 2 * inset,
              kind));
      inside(from, width, middle, words(piece), running ? "w" : "");
    }
    double end = axis.x(row.end());
    shapes.add(new Shape.Box(end - 1.5, middle - TALL / 2, 3, TALL, "done"));
  }

  /// What a block says, when it has the room.
  private String words(Piece piece) {
    String time = Long.toString(piece.to() - piece.from());
    return switch (piece.doing()) {
      case RUNNING -> chart.hasLevels() ? "Q" + piece.level() : time;
      case READY -> chart.hasLevels() ? "Q" + piece.level() : time;
      case BLOCKED -> "I/O " + time;
    };
  }

  private static Look look(Doing doing) {
    return switch (doing) {
      case RUNNING -> Look.RUNNING;
      case READY -> Look.CREATED;
      case BLOCKED -> Look.WAITING;
    };
  }

  private void inside(double from, double width, double middle, String words, String kind) {
    String shown = Glyphs.shorten(words, SIZE, false, width - 5);
    if (shown.equals(words) || width > 50) {
      double left = from + (width - Glyphs.width(shown, SIZE)) / 2;
      text(left, middle, SIZE, shown, kind);
    }
  }

  private double legend(double middle) {
    double x = PAD;
    x = sign(x, middle, "R", TALL - 4, "running" + (chart.hasLevels() ? " (Q0: level 0)" : ""));
    x = sign(x, middle, "CC", LOW - 2, "ready");
    boolean blocked =
        rows.stream()
            .flatMap(row -> row.spans().stream())
            .anyMatch(p -> p.doing() == Doing.BLOCKED);
    if (blocked) {
      x = sign(x, middle, "WW", LOW - 2, "blocked by I/O");
    }
    if (rows.size() < chart.jobs().size()) {
      String more = "… and %d more jobs".formatted(chart.jobs().size() - rows.size());
      text(x, middle, SIZE, more, "m");
    }
    return middle;
  }

  private double sign(double x, double middle, String kind, double height, String words) {
    shapes.add(new Shape.Box(x + 0.75, middle - height / 2, 16.5, height, kind));
    text(x + 23, middle, SIZE, words, "m");
    return x + 23 + Glyphs.width(words, SIZE) + 14;
  }

  private void text(double x, double middle, double size, String words, String kind) {
    shapes.add(new Shape.Text(x, middle + size * 0.36, size, false, words, kind));
  }

  private String processor(int number) {
    return chart.processors() == 1 ? "processor" : "processor " + number;
  }

  private static String name(Row row) {
    return Visible.of(row.name());
  }

  private static String n(double value) {
    return Scene.number(value);
  }
}
