package interleave.draw;

import interleave.trace.Deadlock;
import interleave.trace.MimeBundle;
import interleave.trace.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cycle of a deadlock: who waits, from top to bottom, what for on the arrow to whoever is
/// needed, and the way back from the last to the first.
public final class DeadlockPicture {
  private static final double WIDTH = 420;
  private static final double LEFT = 24;
  private static final double BOX = 250;
  private static final double HEIGHT = 30;
  private static final double STEP = 74;
  private static final double TOP = 16;

  private DeadlockPicture() {}

  /// The picture as text, HTML and SVG.
  public static MimeBundle of(Deadlock found) {
    String svg = svg(found);
    String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    String words = Markup.escape(String.join("; ", found.lines()));
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, text(found));
    forms.put(
        MimeBundle.HTML,
        "<img src=\"data:image/svg+xml;base64,%s\" width=\"%s\" alt=\"Deadlock: %s\">"
            .formatted(data, Scene.number(WIDTH), words));
    return new MimeBundle(forms);
  }

  /// The picture as aligned text.
  public static String text(Deadlock found) {
    List<String> lines = new ArrayList<>();
    List<Waiting> cycle = found.cycle();
    for (Waiting each : cycle) {
      boolean first = lines.isEmpty();
      lines.add((first ? "\u250c\u25b6 " : "\u2502  ") + label(each));
      lines.add("\u2502    \u2502 " + arrow(each));
      if (lines.size() < 3 * cycle.size() - 1) {
        lines.add("\u2502    \u25bc");
      }
    }
    lines.add("\u2514\u2500\u2500\u2500\u2500\u2518");
    return String.join("\n", lines);
  }

  /// The picture as an SVG document.
  public static String svg(Deadlock found) {
    List<Shape> shapes = new ArrayList<>();
    List<Waiting> cycle = found.cycle();
    double height = TOP + cycle.size() * STEP + 10;
    shapes.add(new Shape.Box(0, 0, WIDTH, height, "w"));
    for (int i = 0; i < cycle.size(); i++) {
      double y = TOP + i * STEP;
      shapes.add(new Shape.Box(LEFT, y, BOX, HEIGHT, "card"));
      shapes.add(text(LEFT + 12, y + 20, 13, label(cycle.get(i)), "b", BOX - 24));
      shapes.add(text(LEFT + 42, y + 56, 12, arrow(cycle.get(i)), "bad", BOX + 90));
      double from = y + HEIGHT;
      if (i < cycle.size() - 1) {
        shapes.add(new Shape.Path(down(from, y + STEP), "dead"));
      } else {
        shapes.add(new Shape.Path(back(from, TOP + HEIGHT / 2), "dead"));
      }
    }
    String title = "Deadlock: " + String.join("; ", found.lines());
    return new Scene(WIDTH, height, title, shapes).svg();
  }

  private static Shape text(
      double x, double y, double size, String text, String kind, double room) {
    String shown = Glyphs.shorten(text, size, kind.startsWith("b"), room);
    return new Shape.Text(x, y, size, false, shown, kind);
  }

  /// An arrow from one box to the next.
  private static String down(double from, double to) {
    double x = LEFT + 30;
    return "M%1$s %2$sV%3$sM%4$s %5$sL%1$s %3$sL%6$s %5$s"
        .formatted(n(x), n(from), n(to - 1), n(x - 5), n(to - 8), n(x + 5));
  }

  /// An arrow from the last box around to the first.
  private static String back(double from, double to) {
    double x = LEFT + 30;
    double right = LEFT + BOX + 110;
    double low = from + 34;
    double end = LEFT + BOX + 1;
    return "M%1$s %2$sV%3$sH%4$sV%5$sH%6$sM%7$s %8$sL%6$s %5$sL%7$s %9$s"
        .formatted(
            n(x), n(from), n(low), n(right), n(to), n(end), n(end + 7), n(to - 5), n(to + 5));
  }

  private static String label(Waiting waiting) {
    return waiting.label() + " (PID " + waiting.who().pid() + ")";
  }

  private static String arrow(Waiting waiting) {
    String on = waiting.on().label();
    return switch (waiting.reason()) {
      case JOIN_THREAD, JOIN_PROCESS -> "waits for the end of " + on;
      case SLEEP, MONITOR, WAIT, LOCK, CONDITION, QUEUE_PUT, QUEUE_TAKE, SEMAPHORE ->
          "waits for " + waiting.reason().label() + " " + on;
      case LATCH, BARRIER, FUTURE, EXECUTOR, STDIN, PARK ->
          "waits for " + waiting.reason().label() + " " + on;
    };
  }

  private static String n(double value) {
    return Scene.number(value);
  }
}
