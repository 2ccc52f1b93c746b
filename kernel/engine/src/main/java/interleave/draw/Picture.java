package interleave.draw;

import interleave.draw.Drawing.Arrow;
import interleave.draw.Drawing.Lane;
import interleave.draw.Drawing.Line;
import interleave.text.Visible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lanes of a drawing over time.
///
/// From left to right: the tree of names with the PIDs, the lanes on their axis, how each ended.
/// Below: what the signs mean, of those that occur.
final class Picture {
  static final double WIDTH = 880;
  private static final double PAD = 12;
  private static final double HEAD = 34;

  /// Room below the card, for front ends that put the next line right under an image.
  private static final double MARGIN = 6;

  private static final double INDENT = 14;
  private static final double NAME_ROOM = 200;
  private static final double END_ROOM = 140;
  private static final int MANY_ROWS = 13;

  private final Drawing drawing;
  private final List<Row> rows;
  private final List<Shape> shapes = new ArrayList<>();
  private final double rowHeight;
  private final double size;
  private final double pidRight;
  private final Axis axis;

  private Picture(Drawing drawing) {
    this.drawing = drawing;
    this.rows = Row.of(drawing);
    this.rowHeight = rows.size() <= 12 ? 32 : rows.size() <= 24 ? 27 : 24;
    this.size = rows.size() <= 24 ? 12.5 : 12;
    double names =
        rows.stream()
            .filter(Row.Of.class::isInstance)
            .mapToDouble(
                row -> row.depth() * INDENT + Glyphs.width(name(row), size, isProcess(row)))
            .max()
            .orElse(0);
    double pids = rows.stream().mapToDouble(row -> Glyphs.width(pid(row), 11)).max().orElse(0);
    double ends =
        rows.stream().mapToDouble(row -> Glyphs.width(end(row), 11, isBad(row))).max().orElse(0);
    this.pidRight = PAD + Math.min(names, NAME_ROOM) + 10 + pids;
    this.axis =
        new Axis(
            drawing.span(),
            pidRight + 12,
            WIDTH - PAD - Math.max(24, Math.min(ends, END_ROOM) + 8));
  }

  static Scene of(Drawing drawing) {
    return new Picture(drawing).scene();
  }

  private Scene scene() {
    double bottom = HEAD + rows.size() * rowHeight;
    List<Lane> lanes =
        rows.stream().filter(Row.Of.class::isInstance).map(row -> ((Row.Of) row).lane()).toList();
    Map<LaneId, List<Block>> blocks = new HashMap<>();
    lanes.forEach(lane -> blocks.put(lane.id(), Block.of(lane.stretches(), axis)));
    Map<LaneId, List<Line>> lines = drawing.linesByLane();
    paintBands();
    paintAxis(bottom);
    paintArrows();
    for (int i = 0; i < rows.size(); i++) {
      paintNames(i);
      if (rows.get(i) instanceof Row.Of(Lane lane)) {
        new LanePainter(shapes, axis, middle(i), tall())
            .paint(
                lane,
                blocks.getOrDefault(lane.id(), List.of()),
                lines.getOrDefault(lane.id(), List.of()));
      }
    }
    double height =
        PAD + Legend.paint(lanes, blocks.values(), drawing, shapes, PAD, bottom + 20, WIDTH - PAD);
    shapes.addFirst(new Shape.Box(0.5, 0.5, WIDTH - 1, height - 1, "card"));
    return new Scene(WIDTH, height + MARGIN, "Lanes over time of cell " + drawing.cell(), shapes);
  }

  private double middle(int row) {
    return HEAD + (row + 0.5) * rowHeight;
  }

  private double tall() {
    return Math.min(18, rowHeight - 9);
  }

  private void paintBands() {
    for (int i = 0; i < rows.size(); i += 2) {
      shapes.add(new Shape.Box(1, HEAD + i * rowHeight, WIDTH - 2, rowHeight, "band"));
    }
  }

  private void paintAxis(double bottom) {
    shapes.add(new Shape.Text(PAD, 22, 12.5, false, "Cell [" + drawing.cell() + "]", "b"));
    double free = drawing.running() ? axis.right() - Glyphs.width("now", 11) - 6 : WIDTH - PAD;
    for (Axis.Tick tick : axis.ticks()) {
      String grid = "M%s %sV%s".formatted(n(tick.x()), n(HEAD - 6), n(bottom));
      shapes.add(new Shape.Path(grid, "grid"));
      double width = Glyphs.width(tick.label(), 11);
      double left = Math.max(axis.left() - 4, tick.x() - width / 2);
      if (left + width <= free) {
        shapes.add(new Shape.Text(left, 22, 11, false, tick.label(), "m"));
      }
    }
    if (drawing.running()) {
      String now = "M%s %sV%s".formatted(n(axis.right()), n(HEAD - 6), n(bottom));
      shapes.add(new Shape.Path(now, "now"));
      shapes.add(new Shape.Text(axis.right(), 22, 11, true, "now", "b"));
    }
  }

  private void paintArrows() {
    Map<LaneId, Integer> places = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof Row.Of(Lane lane)) {
        places.put(lane.id(), i);
      }
    }
    for (Arrow arrow : drawing.arrows()) {
      Integer from = places.get(arrow.from());
      Integer to = places.get(arrow.to());
      if (from != null && to != null && !from.equals(to)) {
        paint(arrow, from, to);
      }
    }
  }

  private void paint(Arrow arrow, int from, int to) {
    double down = Math.signum(to - from);
    double leaves = axis.x(arrow.leaves());
    double arrives = axis.x(arrow.arrives());
    double y = middle(to) - down * (tall() / 2 + 1);
    String kind =
        switch (arrow.cause()) {
          case START -> "start";
          case JOIN -> "join";
        };
    shapes.add(new Shape.Path(line(arrow.cause(), leaves, from, arrives, y), kind));
    String head = "M%s %sl-3.5 %sh7z".formatted(n(arrives), n(y + down), n(-down * 6));
    shapes.add(new Shape.Path(head, "head"));
  }

  /// The line of an arrow. Among many rows the start of one that is not next to its starter is only
  /// its last piece, because so many lines would hide the lanes; the tree shows who started it.
  private String line(Arrow.Cause cause, double leaves, int from, double arrives, double y) {
    boolean piece =
        cause == Arrow.Cause.START && rows.size() > MANY_ROWS && Math.abs(y - middle(from)) > 60;
    return piece
        ? "M%s %sV%s".formatted(n(arrives), n(y - Math.signum(y - middle(from)) * 11), n(y))
        : "M%s %sH%sV%s".formatted(n(leaves), n(middle(from)), n(arrives), n(y));
  }

  private void paintNames(int i) {
    Row row = rows.get(i);
    double baseline = middle(i) + size * 0.36;
    double x = PAD + row.depth() * INDENT;
    if (row.depth() > 0) {
      double trunk = x - INDENT + 4;
      int above = above(i);
      boolean first = rows.get(above).depth() < row.depth();
      double top = middle(above) + (first ? size * 0.7 : 0);
      String branch = "M%s %sV%sh%s".formatted(n(trunk), n(top), n(middle(i)), n(INDENT - 7));
      shapes.add(new Shape.Path(branch, "tree"));
    }
    String pid = pid(row);
    double room = NAME_ROOM - row.depth() * INDENT;
    boolean bold = isProcess(row);
    String name =
        row instanceof Row.More
            ? name(row)
            : Glyphs.shorten(name(row), size, bold, Math.max(40, room));
    shapes.add(new Shape.Text(x, baseline, size, false, name, bold ? "b" : "m"));
    shapes.add(new Shape.Text(pidRight, middle(i) + 4, 11, true, pid, "m"));
    String end = Glyphs.shorten(end(row), 11, isBad(row), END_ROOM);
    shapes.add(new Shape.Text(WIDTH - PAD, middle(i) + 4, 11, true, end, isBad(row) ? "bad" : "m"));
  }

  /// The row that row `i` hangs on in the tree: its sibling before it, or its parent.
  private int above(int i) {
    int above = i - 1;
    while (above > 0 && rows.get(above).depth() > rows.get(i).depth()) {
      above--;
    }
    return above;
  }

  private static boolean isProcess(Row row) {
    return row instanceof Row.Of(Lane lane) && lane.kind().isProcess();
  }

  private static String name(Row row) {
    return switch (row) {
      case Row.Of(Lane lane) -> Wording.name(lane);
      case Row.More more -> more.words();
    };
  }

  private static String pid(Row row) {
    return switch (row) {
      case Row.Of(Lane lane) -> lane.kind().isProcess() ? Column.PID.of(lane) : "";
      case Row.More _ -> "";
    };
  }

  private String end(Row row) {
    return switch (row) {
      case Row.More _ -> "";
      case Row.Of(Lane lane) when lane.orphan() -> "orphan, PPID " + lane.ppid();
      case Row.Of(Lane lane) ->
          switch (lane.fate()) {
            case Fate.Exited(int code) -> "exit " + code;
            case Fate.Killed(int signal) -> "-" + signal + " " + Wording.signal(signal);
            case Fate.Failed(String why) -> Visible.of(exception(why));
            case Fate.Gone() -> "gone";
            case Fate.Alive(State.Blocked _, boolean sampled) ->
                drawing.running() || sampled ? "" : "still blocked";
            case Fate.Alive(State.Running _, boolean sampled) ->
                drawing.running() || sampled ? "" : "still running";
            case Fate.Alive(State.Zombie _, _) -> "zombie";
            case Fate.Alive(State.Stopped _, _) -> "stopped";
            case Fate.Alive(State.Created _, _), Fate.Idle _, Fate.Finished _ -> "";
          };
    };
  }

  private static String exception(String why) {
    String type = why.split(":", 2)[0];
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static boolean isBad(Row row) {
    return row instanceof Row.Of(Lane lane)
        && switch (lane.fate()) {
          case Fate.Killed _, Fate.Failed _ -> true;
          case Fate.Exited(int code) -> code != 0;
          case Fate.Alive _, Fate.Idle _, Fate.Finished _, Fate.Gone _ -> false;
        };
  }

  private static String n(double value) {
    return Scene.number(value);
  }
}
