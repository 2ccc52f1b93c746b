package interleave.draw;

import interleave.text.Visible;
import interleave.trace.Explored.Act;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Wait;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who waits for what, and who holds it: rounded boxes are threads, square ones are what they wait
/// for; a dashed line is a wait, a solid one a hold.
final class CyclePicture {
  private static final double WIDTH = 880;
  private static final double PAD = 12;
  private static final double ROOM = 200;
  private static final double BOX = 36;
  private static final double STEP = 96;

  private CyclePicture() {}

  /// Each wait is a row: the thread, what it waits for, and who holds that.
  static Scene of(List<Wait> waits, Interleaving interleaving) {
    List<Shape> shapes = new ArrayList<>();
    double y = PAD + 24;
    String words = cycle(waits, interleaving);
    shapes.add(new Shape.Text(PAD, PAD + 12, 13, false, "Who waits for whom" + words, "b"));
    for (Wait wait : waits) {
      paint(shapes, wait, interleaving, y);
      y += BOX + 14;
    }
    shapes.addFirst(new Shape.Box(0.5, 0.5, WIDTH - 1, y - 1, "card"));
    return new Scene(WIDTH, y + 6, "Who waits for whom", shapes, StepsPicture.STYLES);
  }

  private static void paint(List<Shape> shapes, Wait wait, Interleaving interleaving, double y) {
    double x = PAD;
    node(shapes, x, y, StepWords.thread(interleaving, wait.thread()), "person");
    arrow(shapes, x + ROOM, y, "waits for", "need");
    x += ROOM + STEP;
    node(shapes, x, y, Visible.of(wait.place()), wait.act() == Act.JOIN ? "person" : "thing");
    if (StepWords.isHeld(wait)) {
      arrow(shapes, x + ROOM, y, "held by", "has");
      x += ROOM + STEP;
      node(shapes, x, y, StepWords.thread(interleaving, wait.holder()), "person");
    }
  }

  private static void node(List<Shape> shapes, double x, double y, String name, String kind) {
    shapes.add(new Shape.Box(x, y, ROOM, BOX, kind));
    String shown = Glyphs.shorten(name, 13, true, ROOM - 24);
    shapes.add(new Shape.Text(x + 14, y + 23, 13, false, shown, "b"));
  }

  private static void arrow(List<Shape> shapes, double x, double y, String words, String kind) {
    double middle = y + BOX / 2;
    String line =
        "M%s %sH%s"
            .formatted(Scene.number(x + 2), Scene.number(middle), Scene.number(x + STEP - 9));
    shapes.add(new Shape.Path(line, kind));
    String head = "M%s %sl-7 -4v8z".formatted(Scene.number(x + STEP - 2), Scene.number(middle));
    shapes.add(new Shape.Path(head, "head"));
    shapes.add(new Shape.Text(x + 20, middle - 5, 11, false, words, "m"));
  }

  /// The cycle in words, when there is one.
  private static String cycle(List<Wait> waits, Interleaving interleaving) {
    for (Wait start : waits) {
      Set<Integer> seen = new LinkedHashSet<>();
      int thread = start.thread();
      while (thread >= 0 && seen.add(thread)) {
        thread = holder(waits, thread);
      }
      if (thread == start.thread()) {
        List<String> names = seen.stream().map(one -> StepWords.thread(interleaving, one)).toList();
        return ": " + String.join(" → ", names) + " → " + names.getFirst();
      }
    }
    return "";
  }

  private static int holder(List<Wait> waits, int thread) {
    return waits.stream()
        .filter(wait -> wait.thread() == thread)
        .mapToInt(Wait::holder)
        .findFirst()
        .orElse(-1);
  }
}
