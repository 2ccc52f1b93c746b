package interleave.draw;

import interleave.text.Visible;
import interleave.trace.Explored.Act;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Paints one interleaving: a column for each thread, a row for each step, from top to bottom.
///
/// A row holds one box, so an arrow may go along a row without touching another, and down a column
/// in which nothing happens meanwhile: of a thread that is not started yet, has ended or waits.
final class Lanes {
  private static final double HEAD = 22;
  private static final double ROW = 40;
  private static final double BOX = 32;
  private static final int STEPS = 60;

  private final List<Shape> shapes;
  private final Interleaving interleaving;
  private final Sources sources;
  private final double left;
  private final double right;
  private final List<Integer> threads;
  private final Excerpt excerpt;

  /// The moves that have a row, by their index.
  private final Map<Integer, Integer> rows = new HashMap<>();

  private double top;

  Lanes(List<Shape> shapes, Interleaving interleaving, Sources sources, double left, double right) {
    this.shapes = shapes;
    this.interleaving = interleaving;
    this.sources = sources;
    this.left = left;
    this.right = right;
    this.excerpt = Excerpt.of(interleaving, STEPS);
    this.threads = excerpt.threads();
    List<Excerpt.Row> all = excerpt.rows();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).more() == 0) {
        rows.put(all.get(i).index(), i);
      }
    }
  }

  /// How many columns it takes.
  static int count(Interleaving interleaving) {
    return Excerpt.of(interleaving, STEPS).threads().size();
  }

  /// Paints all of it.
  ///
  /// @return the y of its lower edge
  double paint(String heading, double from) {
    top = from;
    if (!heading.isEmpty()) {
      text(left, top + 14, 13, heading, heading.startsWith("✗") ? "bad" : "b", right - left);
      top += HEAD;
    }
    for (int thread : threads) {
      String name = StepWords.thread(interleaving, thread);
      text(x(thread) + 2, top + 14, 12, name, "b", width());
    }
    top += HEAD;
    paintLives();
    paintSections();
    paintArrows();
    rows.forEach(this::paintStep);
    paintGaps();
    return paintEnd();
  }

  private double width() {
    return (right - left) / threads.size() - 8;
  }

  private double x(int thread) {
    return left + threads.indexOf(thread) * (right - left) / threads.size();
  }

  private double center(int thread) {
    return x(thread) + width() / 2;
  }

  private double y(int row) {
    return top + row * ROW;
  }

  private void paintLives() {
    for (int thread : threads) {
      List<Integer> own =
          rows.keySet().stream().filter(i -> move(i).thread() == thread).sorted().toList();
      if (!own.isEmpty()) {
        double from = y(rows.getOrDefault(own.getFirst(), 0));
        boolean waits = interleaving.waits().stream().anyMatch(wait -> wait.thread() == thread);
        double to = waits ? y(height()) : y(rows.getOrDefault(own.getLast(), 0)) + BOX;
        path("M%s %sV%s".formatted(n(center(thread)), n(from), n(to)), "life");
      }
    }
  }

  /// The times in which a thread holds a lock, which it may have taken several times.
  private void paintSections() {
    Map<String, Integer> begun = new HashMap<>();
    Map<String, Integer> taken = new HashMap<>();
    List<Move> moves = interleaving.moves();
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      String key = move.thread() + " " + move.place();
      switch (move.act()) {
        case LOCK -> {
          begun.putIfAbsent(key, i);
          taken.merge(key, 1, Integer::sum);
        }
        case UNLOCK -> {
          Integer left = taken.computeIfPresent(key, (_, times) -> times == 1 ? null : times - 1);
          if (left == null) {
            close(begun, key, i);
          }
        }
        case WAIT -> {
          taken.merge(key, -1, Integer::sum);
          close(begun, key, i);
        }
        default -> {}
      }
    }
    begun.values().forEach(from -> section(move(from).thread(), from, Integer.MAX_VALUE));
  }

  private void close(Map<String, Integer> begun, String key, int at) {
    Integer from = begun.remove(key);
    if (from != null) {
      section(move(at).thread(), from, at);
    }
  }

  private void section(int thread, int from, int to) {
    Integer first = rows.get(from);
    if (first != null) {
      int last = rows.getOrDefault(to, height());
      double bottom = last == height() ? y(last) - 2 : y(last) + BOX + 3;
      box(x(thread) - 3, y(first) - 3, width() + 6, bottom - y(first) + 3, "section");
    }
  }

  private void paintArrows() {
    List<Move> moves = interleaving.moves();
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      switch (move.act()) {
        case START -> down(i, first(i, Act.BEGIN, move.place(), true), "start");
        case SEND -> down(i, first(i, Act.RECEIVE, move.place(), false), "join");
        case UNPARK -> down(i, first(i, Act.PARK, move.place(), false), "join");
        case NOTIFY -> down(i, first(i, Act.LOCK, move.place(), false), "join");
        case JOIN -> across(ended(i, move.place()), i);
        default -> {}
      }
    }
  }

  /// The next step that a step makes possible: the first one of a started thread, or that of
  /// another thread at the same place.
  private int first(int from, Act act, String place, boolean isStart) {
    for (int i = from + 1; i < interleaving.moves().size(); i++) {
      Move move = move(i);
      if (move.act() == act && move.place().equals(place) && move.thread() != move(from).thread()) {
        return isStart ? next(i) : i;
      }
    }
    return -1;
  }

  /// The first step with a row, from `i` on, of the thread of step `i`.
  private int next(int i) {
    for (int j = i; j < interleaving.moves().size(); j++) {
      if (move(j).thread() == move(i).thread() && rows.containsKey(j)) {
        return j;
      }
    }
    return -1;
  }

  /// The last step with a row of the thread that ended before step `until`.
  private int ended(int until, String place) {
    for (int i = until - 1; i >= 0; i--) {
      if (move(i).act() == Act.END && move(i).place().equals(place)) {
        int j = i;
        while (j >= 0 && !(move(j).thread() == move(i).thread() && rows.containsKey(j))) {
          j--;
        }
        return j;
      }
    }
    return -1;
  }

  private void down(int from, int to, String kind) {
    Integer start = rows.get(from);
    Integer end = rows.get(to);
    if (start == null || end == null) {
      return;
    }
    double side = side(move(from).thread(), move(to).thread());
    double column = center(move(to).thread());
    path("M%s %sH%sV%s".formatted(n(side), n(y(start) + BOX / 2), n(column), n(y(end) - 1)), kind);
    path("M%s %sl-3.5 -6h7z".formatted(n(column), n(y(end))), "head");
  }

  private void across(int from, int to) {
    Integer start = rows.get(from);
    Integer end = rows.get(to);
    if (start == null || end == null) {
      return;
    }
    double side = side(move(to).thread(), move(from).thread());
    double column = center(move(from).thread());
    double row = y(end) + BOX / 2;
    path("M%s %sV%sH%s".formatted(n(column), n(y(start) + BOX), n(row), n(side)), "join");
    double back = side > center(move(to).thread()) ? 6 : -6;
    path("M%s %sl%s -3.5v7z".formatted(n(side), n(row), n(back)), "head");
  }

  /// The edge of a thread's boxes that looks to another thread.
  private double side(int thread, int other) {
    return center(other) > center(thread) ? x(thread) + width() : x(thread);
  }

  private void paintStep(int index, int row) {
    Move move = move(index);
    double x = x(move.thread());
    double y = y(row);
    String kind = kind(move.act());
    box(x, y, width(), BOX, kind);
    boolean isStale = move.act() == Act.STALE || StepWords.stale(interleaving).contains(index);
    double room = width() - 10;
    boolean isDark = kind.equals("put");
    String source = ExplorationText.line(move, sources);
    double baseline = source.isEmpty() ? y + 20 : y + 14;
    String words = StepWords.move(move, each -> Glyphs.width(each, 12) <= room);
    text(x + 5, baseline, 12, words, isDark ? "w" : "", room);
    if (!source.isEmpty()) {
      text(x + 5, y + 27, 10, source, isDark ? "w" : "m", room - (isStale ? 34 : 0));
    }
    if (isStale) {
      box(x - 2.5, y - 2.5, width() + 5, BOX + 5, "fault");
      shapes.add(new Shape.Text(x + width() - 4, y + 27, 11, true, "stale", "bad"));
    }
  }

  /// Says how many steps are left out, where they would be.
  private void paintGaps() {
    List<Excerpt.Row> all = excerpt.rows();
    for (int i = 0; i < all.size(); i++) {
      Excerpt.Row row = all.get(i);
      if (row.more() > 0) {
        int thread = move(row.index()).thread();
        double from = threads.contains(thread) ? x(thread) : left;
        box(from + 2, y(i) + 7, Glyphs.width(row.words(), 11) + 6, 18, "w");
        text(from + 5, y(i) + 20, 11, row.words(), "m", width());
      }
    }
  }

  private int height() {
    return excerpt.rows().size();
  }

  private static String kind(Act act) {
    return switch (act) {
      case READ, STALE, CHOOSE -> "look";
      case WRITE, UPDATE -> "put";
      case LOCK, TRY_LOCK, UNLOCK -> "sync";
      case WAIT, WAKE, PARK, JOIN, PAUSE, RECEIVE -> "wait";
      case NOTIFY, START, BEGIN, END, INTERRUPT, SIGNAL, SEND, UNPARK, LOOP, PRINT -> "other";
    };
  }

  private double paintEnd() {
    double y = y(height());
    if (!interleaving.waits().isEmpty()) {
      interleaving.waits().stream()
          .filter(wait -> threads.contains(wait.thread()))
          .forEach(wait -> paintWait(wait, y));
      return y + BOX + 4;
    }
    text(
        left + 2,
        y + 14,
        12,
        "ends: " + ExplorationText.value(interleaving.ending()),
        "b",
        right - left);
    return y + HEAD;
  }

  private void paintWait(Wait wait, double y) {
    double x = x(wait.thread());
    box(x, y, width(), BOX, "stuck");
    List<String> words =
        wait.act() == Act.JOIN
            ? List.of("waits for " + Visible.of(wait.place()), "to end")
            : new ArrayList<>(List.of(StepWords.wait(wait, interleaving).split(", ", 2)));
    if (words.size() == 1) {
      words.add("for ever");
    }
    text(x + 5, y + 14, 12, words.get(0), "b", width() - 10);
    text(x + 5, y + 27, 10, words.get(1), "", width() - 10);
  }

  private Move move(int index) {
    return interleaving.moves().get(index);
  }

  private void box(double x, double y, double width, double height, String kind) {
    shapes.add(new Shape.Box(x, y, width, height, kind));
  }

  private void path(String data, String kind) {
    shapes.add(new Shape.Path(data, kind));
  }

  private void text(double x, double y, double size, String text, String kind, double room) {
    boolean bold = kind.startsWith("b");
    shapes.add(new Shape.Text(x, y, size, false, Glyphs.shorten(text, size, bold, room), kind));
  }

  private static String n(double value) {
    return Scene.number(value);
  }
}
