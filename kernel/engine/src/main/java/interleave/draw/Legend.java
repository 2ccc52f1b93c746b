package interleave.draw;

import interleave.draw.Drawing.Arrow;
import interleave.draw.Drawing.Lane;
import interleave.text.Columns;
import interleave.text.Visible;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the signs of a picture mean: of those that occur in it.
final class Legend {
  private static final double SIZE = 11;
  private static final double SIGN = 18;
  private static final double LINE = 20;
  private static final double GAP = 14;

  private final List<Shape> shapes;
  private final double left;
  private final double right;
  private double x;
  private double middle;

  private Legend(List<Shape> shapes, double left, double middle, double right) {
    this.shapes = shapes;
    this.left = left;
    this.right = right;
    this.x = left;
    this.middle = middle;
  }

  /// Adds the legend of `lanes` to `shapes`, between `left` and `right`, its first line around
  /// `middle`.
  ///
  /// @param blocks what is drawn of the lanes
  /// @return the y of its lower edge
  static double paint(
      List<Lane> lanes,
      Collection<List<Block>> blocks,
      Drawing drawing,
      List<Shape> shapes,
      double left,
      double middle,
      double right) {
    Legend legend = new Legend(shapes, left, middle, right);
    legend.states(lanes);
    legend.mixed(blocks);
    legend.signs(drawing, lanes);
    return legend.middle + LINE / 2;
  }

  private void mixed(Collection<List<Block>> blocks) {
    if (blocks.stream().flatMap(List::stream).anyMatch(Block.Mixed.class::isInstance)) {
      double x = begin("×n: n changes, each too short to be shown");
      shapes.add(new Shape.Box(x + 0.75, middle - 7, SIGN - 1.5, 5, "B"));
      shapes.add(new Shape.Box(x + 0.75, middle - 2, SIGN - 1.5, 9, "R"));
    }
  }

  private void states(List<Lane> lanes) {
    Set<Look> looks = EnumSet.noneOf(Look.class);
    boolean sampled = false;
    for (Lane lane : lanes) {
      for (Stretch stretch : lane.stretches()) {
        looks.add(Look.of(stretch.state()));
        sampled |= stretch.sampled();
      }
    }
    for (Look look : looks) {
      double x = begin(look.words());
      boolean running = look == Look.RUNNING;
      String letter = String.valueOf(look.letter());
      double height = running ? 14 : 11;
      box(x, height, running ? letter : letter + letter);
      shapes.add(new Shape.Text(x + 5, middle + 3.5, 10, false, letter, running ? "w" : ""));
    }
    if (sampled) {
      double x = begin("hatched: seen from outside, ends not exact");
      box(x, 11, "WW");
      box(x, 11, "seen");
    }
  }

  private void signs(Drawing drawing, List<Lane> lanes) {
    Set<String> locks =
        lanes.stream()
            .flatMap(lane -> lane.holds().stream())
            .map(hold -> Visible.of(hold.lock().label()))
            .collect(Collectors.toSet());
    if (!locks.isEmpty()) {
      String only = locks.size() == 1 ? locks.iterator().next() : "a lock";
      double x = begin("holds " + Columns.shorten(only, 30));
      shapes.add(new Shape.Box(x, middle - 1, SIGN, 2.5, "hold"));
    }
    if (drawing.arrows().stream().anyMatch(a -> a.cause() == Arrow.Cause.START)) {
      arrow(begin("start"), "start");
    }
    if (drawing.arrows().stream().anyMatch(a -> a.cause() == Arrow.Cause.JOIN)) {
      arrow(begin("end seen by join"), "join");
    }
    if (drawing.lines().stream().anyMatch(line -> !line.error())) {
      double x = begin("printed");
      path("M%s %sh6l-3 4z".formatted(n(x + 6), n(middle - 2)), "out");
    }
    if (drawing.lines().stream().anyMatch(Drawing.Line::error)) {
      double x = begin("printed to standard error");
      path("M%s %sl5 5m-5 0l5 -5".formatted(n(x + 6), n(middle - 2.5)), "err");
    }
  }

  /// Makes room for a sign and its words.
  ///
  /// @return where the sign begins
  private double begin(String words) {
    double width = SIGN + 5 + Glyphs.width(words, SIZE);
    if (x > left && x + width > right) {
      x = left;
      middle += LINE;
    }
    double sign = x;
    shapes.add(new Shape.Text(sign + SIGN + 5, middle + 4, SIZE, false, words, "m"));
    x += width + GAP;
    return sign;
  }

  private void box(double x, double height, String kind) {
    shapes.add(new Shape.Box(x + 0.75, middle - height / 2, SIGN - 1.5, height, kind));
  }

  private void arrow(double x, String kind) {
    path("M%s %sh%s".formatted(n(x), n(middle), n(SIGN - 5)), kind);
    path("M%s %sl-6 -3.5v7z".formatted(n(x + SIGN), n(middle)), "head");
  }

  private void path(String data, String kind) {
    shapes.add(new Shape.Path(data, kind));
  }

  private static String n(double value) {
    return Scene.number(value);
  }
}
