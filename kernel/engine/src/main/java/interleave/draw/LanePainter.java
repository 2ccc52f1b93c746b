package interleave.draw;

import interleave.draw.Drawing.Hold;
import interleave.draw.Drawing.Lane;
import interleave.draw.Drawing.Line;
import interleave.text.Visible;
import java.util.List;

/// Paints one lane: its life, its blocks, the locks it held, what it printed and how it ended.
///
/// A block of running is taller than the others, so that the two can be told apart at any width.
final class LanePainter {
  private static final double ROOM_FOR_BORDER = 6;
  private static final double TICK = 3.5;

  private final List<Shape> shapes;
  private final Axis axis;
  private final double middle;
  private final double tall;
  private final double low;
  private final double size;

  /// @param middle the y of the lane's middle
  /// @param tall the height of a block of running
  LanePainter(List<Shape> shapes, Axis axis, double middle, double tall) {
    this.shapes = shapes;
    this.axis = axis;
    this.middle = middle;
    this.tall = tall;
    this.low = tall * 0.78;
    this.size = Math.min(11, low - 1);
  }

  void paint(Lane lane, List<Block> blocks, List<Line> lines) {
    long last = lane.stretches().isEmpty() ? lane.created() : lane.stretches().getLast().to();
    double end = axis.x(lane.end().orElse(last));
    double from = axis.x(lane.created());
    if (end > from) {
      line(from, middle, end, middle, "life");
    }
    blocks.forEach(this::paint);
    paintHolds(lane.holds());
    paintOutputs(lines);
    paintEnd(lane, end);
  }

  private void paint(Block block) {
    switch (block) {
      case Block.Plain plain -> paint(plain);
      case Block.Mixed mixed -> paint(mixed);
    }
  }

  private void paint(Block.Plain block) {
    Look look = Look.of(block.state());
    double width = block.to() - block.from();
    boolean running = look == Look.RUNNING;
    double height = running ? tall : low;
    double top = middle - height / 2;
    if (running || width < ROOM_FOR_BORDER) {
      box(block.from(), top, width, height, String.valueOf(look.letter()));
    } else {
      String kind = String.valueOf(look.letter()).repeat(2);
      box(block.from() + 0.75, top + 0.75, width - 1.5, height - 1.5, kind);
    }
    if (block.sampled()) {
      box(block.from(), top, width, height, "seen");
    }
    if (!block.sampled() || look.isRare()) {
      label(block, look, width);
    }
  }

  private void label(Block.Plain block, Look look, double width) {
    String words =
        switch (block.state()) {
          case State.Blocked blocked -> Visible.of(blocked.words());
          case State.Created() -> "created";
          case State.Running() -> "R";
          case State.Zombie() -> "zombie";
          case State.Stopped() -> "stopped";
        };
    double inset = look == Look.RUNNING ? 4 : 6;
    double room = width - 2 * inset;
    String letter = String.valueOf(look.letter());
    String shown = words;
    if (Glyphs.width(words, size) > room) {
      boolean cut = room > 60;
      shown = cut ? Glyphs.shorten(words, size, false, room) : letter;
    }
    if (Glyphs.width(shown, size) <= width - 4) {
      double x = width < 18 ? middleOf(block, shown) : block.from() + inset;
      if (block.sampled()) {
        box(x - 3, middle - size / 2 - 1.5, Glyphs.width(shown, size) + 6, size + 3, "pill");
      }
      text(x, shown, look == Look.RUNNING ? "w" : "");
    }
  }

  private double middleOf(Block block, String text) {
    return (block.from() + block.to() - Glyphs.width(text, size)) / 2;
  }

  private void paint(Block.Mixed block) {
    for (Block.Share share : block.shares()) {
      double width = Math.min(share.to() + 0.4, block.to()) - share.from();
      double running = tall * share.running();
      double top = middle - tall / 2;
      box(share.from(), top, width, tall - running, String.valueOf(share.other().letter()));
      box(share.from(), top + tall - running, width, running, "R");
    }
    String count = "×" + block.stretches();
    double needed = Glyphs.width(count, size) + 6;
    if (needed <= block.to() - block.from() - 4) {
      box(block.from() + 2, middle - size / 2 - 1.5, needed, size + 3, "pill");
      text(block.from() + 5, count, "");
    }
  }

  private void paintHolds(List<Hold> holds) {
    double until = Double.NEGATIVE_INFINITY;
    for (Hold hold : holds) {
      double from = Math.max(axis.x(hold.from()), until);
      double to = Math.max(axis.x(hold.to()), axis.x(hold.from()) + 1);
      if (to > from) {
        box(from, middle + tall / 2 + 1, to - from, 2.5, "hold");
        until = to;
      }
    }
  }

  private void paintOutputs(List<Line> lines) {
    double last = Double.NEGATIVE_INFINITY;
    double top = middle - tall / 2 - 1 - TICK;
    for (Line line : lines) {
      double x = axis.x(line.at());
      if (x - last >= 2 * TICK) {
        last = x;
        path(
            line.error()
                ? cross(x, top + TICK / 2, TICK - 0.5)
                : "M%s %sh%sl%s %sz"
                    .formatted(n(x - TICK), n(top), n(2 * TICK), n(-TICK), n(TICK + 1)),
            line.error() ? "err" : "out");
      }
    }
  }

  private void paintEnd(Lane lane, double x) {
    switch (lane.fate()) {
      case Fate.Finished _ -> box(x - 1.5, middle - tall / 2, 3, tall, "done");
      case Fate.Exited(int code) -> {
        if (code == 0) {
          box(x - 1.5, middle - tall / 2, 3, tall, "done");
        } else {
          path(cross(x, middle, tall / 3), "dead");
        }
      }
      case Fate.Killed _, Fate.Failed _, Fate.Gone _ -> path(cross(x, middle, tall / 3), "dead");
      case Fate.Alive _, Fate.Idle _ -> {}
    }
  }

  private static String cross(double x, double y, double arm) {
    return "M%s %sl%s %sM%s %sl%s %s"
        .formatted(
            n(x - arm),
            n(y - arm),
            n(2 * arm),
            n(2 * arm),
            n(x - arm),
            n(y + arm),
            n(2 * arm),
            n(-2 * arm));
  }

  private void text(double x, String text, String kind) {
    shapes.add(new Shape.Text(x, middle + size * 0.36, size, false, text, kind));
  }

  private void box(double x, double y, double width, double height, String kind) {
    if (width > 0 && height > 0) {
      shapes.add(new Shape.Box(x, y, width, height, kind));
    }
  }

  private void line(double x, double y, double toX, double toY, String kind) {
    path("M%s %sL%s %s".formatted(n(x), n(y), n(toX), n(toY)), kind);
  }

  private void path(String data, String kind) {
    shapes.add(new Shape.Path(data, kind));
  }

  private static String n(double value) {
    return Scene.number(value);
  }
}
