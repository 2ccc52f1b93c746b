package interleave.draw;

import interleave.draw.StateLayers.Line;
import interleave.draw.StateLayers.Spot;
import interleave.text.Visible;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.End;
import interleave.trace.StateGraph.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A state graph from top to bottom: a box for each state with what the variables hold, a line for
/// each step, in the colour and the dashes of its thread and with the thread's name on it. An end
/// that is a failure has a second border and ✗; a run that is told apart is thick.
final class StatesPicture {
  private static final double PAD = 14;
  private static final double TITLE = 44;
  private static final double GAP = 78;
  private static final double MOST_GAP = 132;

  /// Lines between two rows for whose words there is room in a [#GAP].
  private static final int LINES = 8;

  private static final double LINE = 15;
  private static final double LEAST = 84;
  private static final double MOST = 180;
  private static final double NARROW = 124;
  private static final double BETWEEN = 30;
  private static final double PASSING = 22;
  private static final double TAG = 15;

  /// Room right of what a box says, for the number of its state.
  private static final double NUMBER = 18;

  private static final int VALUES = 4;
  private static final List<Double> TAG_PLACES =
      List.of(0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85);
  private static final int THREADS = 6;

  /// The colours of threads, those of Okabe and Ito that can be told apart as lines.
  private static final String STYLES =
      """
      .state{fill:#FFFFFF;stroke:#59636E;stroke-width:1.2;rx:9px}
      .ended{fill:#E6F5F0;stroke:#009E73;stroke-width:2;rx:9px}
      .failed{fill:#FBE9E7;stroke:#A4262C;stroke-width:2;rx:9px}
      .again{fill:none;stroke:#A4262C;stroke-width:1.2;rx:12px}
      .t0{stroke:#0072B2;fill:none;stroke-width:1.6}
      .t1{stroke:#D55E00;fill:none;stroke-width:1.6;stroke-dasharray:7 3}
      .t2{stroke:#009E73;fill:none;stroke-width:1.6;stroke-dasharray:2 3}
      .t3{stroke:#CC79A7;fill:none;stroke-width:1.6;stroke-dasharray:9 3 2 3}
      .t4{stroke:#E69F00;fill:none;stroke-width:1.6;stroke-dasharray:4 4}
      .t5{stroke:#56B4E9;fill:none;stroke-width:1.6;stroke-dasharray:12 4}
      .run{stroke-width:4}
      .tag{fill:#FFFFFF;fill-opacity:.92;rx:3px}
      """;

  private final StateGraph graph;
  private final Set<Edge> run;
  private final StateLayers layers;
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Shape.Box> tags = new ArrayList<>();
  private final double width;
  private final double height;
  private final double gap;
  private final double left;

  private StatesPicture(StateGraph graph, Set<Edge> run) {
    this.graph = graph;
    this.run = run;
    double widest = LEAST;
    int lines = 1;
    for (State state : graph.states()) {
      List<String> words = words(state);
      lines = Math.max(lines, words.size());
      for (String each : words) {
        widest = Math.max(widest, Glyphs.width(each, 12, true) + 16 + NUMBER);
      }
    }
    double share = (StepsPicture.WIDTH - 2 * PAD) / StateLayers.longestRow(graph) - BETWEEN;
    this.width = Math.min(widest, Math.clamp(share, NARROW, MOST));
    this.height = lines * LINE + 18;
    this.layers = new StateLayers(graph, width + BETWEEN, PASSING);
    this.gap = Math.min(MOST_GAP, GAP + 6 * Math.max(0, layers.mostLines() - LINES));
    double inner = layers.width() + width;
    this.left = PAD + Math.max(0, StepsPicture.WIDTH - 2 * PAD - inner) / 2 + width / 2;
  }

  /// The picture.
  ///
  /// @param run the steps of the run that is told apart, none if none is
  static Scene of(StateGraph graph, Set<Edge> run) {
    return new StatesPicture(graph, run).scene();
  }

  private Scene scene() {
    double whole = Math.max(StepsPicture.WIDTH, layers.width() + width + 2 * PAD);
    double bottom = y(layers.rows().size() - 1) + height + PAD;
    shapes.add(new Shape.Box(0.5, 0.5, whole - 1, bottom, "card"));
    paintHeading(whole);
    layers.lines().forEach(this::paintLine);
    layers.rows().stream()
        .flatMap(List::stream)
        .filter(spot -> spot.state >= 0)
        .forEach(this::paintState);
    layers.lines().forEach(this::paintTag);
    return new Scene(whole, bottom + 6, "The states", shapes, STYLES);
  }

  /// What a box says.
  private List<String> words(State state) {
    List<String> values = StateWords.values(graph, state);
    List<String> words =
        new ArrayList<>(values.size() > VALUES ? values.subList(0, VALUES - 1) : values);
    if (values.size() > VALUES) {
      words.add("… " + (values.size() - VALUES + 1) + " more");
    }
    End end = state.end();
    if (end != null) {
      words.add(StateWords.shortEnd(end));
    }
    return words;
  }

  private void paintHeading(double whole) {
    String more = run.isEmpty() ? "" : "; the thick way is the run with the problem";
    text(PAD, 22, 13, "The states: " + StateWords.count(graph) + more, "b", whole - 2 * PAD);
    double x = PAD;
    for (int thread : threads()) {
      String name = StateWords.thread(graph, thread);
      String shown = Glyphs.shorten(name, 11, false, 140);
      if (x + 44 + Glyphs.width(shown, 11) > whole - PAD) {
        break;
      }
      shapes.add(new Shape.Path("M%s 35h26".formatted(n(x)), kind(thread)));
      shapes.add(new Shape.Text(x + 32, 39, 11, false, shown, ""));
      x += 52 + Glyphs.width(shown, 11);
    }
  }

  private List<Integer> threads() {
    return graph.states().stream()
        .flatMap(state -> state.edges().stream())
        .map(Edge::thread)
        .distinct()
        .sorted()
        .toList();
  }

  private static String kind(int thread) {
    return "t" + Math.floorMod(thread, THREADS);
  }

  private double y(int row) {
    return PAD + TITLE + row * (height + gap);
  }

  private double middle(Spot spot) {
    return left + spot.x;
  }

  private void paintState(Spot spot) {
    State state = graph.states().get(spot.state);
    double x = middle(spot) - width / 2;
    double y = y(spot.row);
    End end = state.end();
    if (end != null && end.isFailure()) {
      shapes.add(new Shape.Box(x - 4, y - 4, width + 8, height + 8, "again"));
    }
    String kind = end == null ? "state" : end.isFailure() ? "failed" : "ended";
    shapes.add(new Shape.Box(x, y, width, height, kind));
    String number = Integer.toString(spot.state + 1);
    shapes.add(new Shape.Text(x + width - 6, y + 12, 9, true, number, "m"));
    double baseline = y + 22;
    for (String each : words(state)) {
      boolean isEnd = each.startsWith("✗") || each.startsWith("✓");
      text(x + 8, baseline, 12, each, isEnd ? "b" : "", width - 14 - NUMBER);
      baseline += LINE;
    }
  }

  /// A piece of a line, from one row to the next.
  private record Piece(double x1, double y1, double x2, double y2) {
    double x(double t) {
      double s = 1 - t;
      return x1 * (s * s * s + 3 * s * s * t) + x2 * (3 * s * t * t + t * t * t);
    }

    double y(double t) {
      double s = 1 - t;
      double middle = (y1 + y2) / 2;
      return y1 * s * s * s + 3 * middle * (s * s * t + s * t * t) + y2 * t * t * t;
    }

    String curve() {
      double middle = (y1 + y2) / 2;
      return "C%s %s %s %s %s %s".formatted(n(x1), n(middle), n(x2), n(middle), n(x2), n(y2));
    }
  }

  private List<Piece> pieces(Line line) {
    List<Piece> pieces = new ArrayList<>();
    List<Spot> spots = line.spots();
    for (int i = 1; i < spots.size(); i++) {
      Spot from = spots.get(i - 1);
      Spot to = spots.get(i);
      boolean isLast = i == spots.size() - 1;
      double x1 = middle(from) + port(from, to, true);
      double x2 = middle(to) + port(to, from, false);
      double y1 = from.state < 0 ? y(from.row) + height / 2 : y(from.row) + height;
      double y2 = isLast ? y(to.row) - 5 : y(to.row) + height / 2;
      pieces.add(new Piece(x1, y1, x2, y2));
    }
    return pieces;
  }

  /// Where a line leaves or reaches a box, from its middle: in the order of where they go.
  private double port(Spot spot, Spot other, boolean below) {
    if (spot.state < 0) {
      return 0;
    }
    List<Spot> near = below ? spot.below : spot.above;
    double step = Math.min(24, (width - 24) / Math.max(1, near.size()));
    long before = near.stream().filter(each -> each.x < other.x).count();
    long same = near.stream().filter(each -> each.x == other.x).count();
    return (before + (same - 1) / 2.0 - (near.size() - 1) / 2.0) * step;
  }

  private Edge edge(Line line) {
    return graph.states().get(line.state()).edges().get(line.edge());
  }

  private void paintLine(Line line) {
    List<Piece> pieces = pieces(line);
    StringBuilder way = new StringBuilder();
    way.append("M%s %s".formatted(n(pieces.getFirst().x1()), n(pieces.getFirst().y1())));
    pieces.forEach(piece -> way.append(piece.curve()));
    Edge edge = edge(line);
    String kind = kind(edge.thread()) + (run.contains(edge) ? " run" : "");
    shapes.add(new Shape.Path(way.toString(), kind));
    Piece last = pieces.getLast();
    String head = "M%s %sl-3.5 -7h7z".formatted(n(last.x2()), n(last.y2() + 4));
    shapes.add(new Shape.Path(head, "head"));
  }

  /// Writes what a step does where nothing else is written, as far as there is room.
  private void paintTag(Line line) {
    Edge edge = edge(line);
    double most = width + BETWEEN - 8;
    String done = StateWords.done(graph, edge, each -> Glyphs.width(each, 10) <= most);
    String words = Glyphs.shorten(done, 10, false, most);
    double room = Glyphs.width(words, 10) + 6;
    Piece piece = pieces(line).getFirst();
    Shape.Box best = null;
    for (double t : TAG_PLACES) {
      Shape.Box box = new Shape.Box(piece.x(t) - room / 2, piece.y(t) - TAG / 2, room, TAG, "tag");
      best = best == null ? box : best;
      if (tags.stream().noneMatch(other -> overlap(box, other))) {
        best = box;
        break;
      }
    }
    if (best != null) {
      tags.add(best);
      shapes.add(best);
      shapes.add(new Shape.Text(best.x() + 3, best.y() + 11, 10, false, words, ""));
    }
  }

  private static boolean overlap(Shape.Box one, Shape.Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  private void text(double x, double y, double size, String text, String kind, double room) {
    boolean bold = kind.startsWith("b");
    String shown = Glyphs.shorten(Visible.of(text), size, bold, room);
    shapes.add(new Shape.Text(x, y, size, false, shown, kind));
  }

  private static String n(double value) {
    return Scene.number(value);
  }
}
