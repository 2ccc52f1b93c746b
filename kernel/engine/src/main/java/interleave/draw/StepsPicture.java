package interleave.draw;

import interleave.trace.Explored.Interleaving;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An interleaving as lanes, with another beside it where there is room, or below.
final class StepsPicture {
  static final double WIDTH = 880;
  private static final double PAD = 12;
  private static final double GAP = 20;
  private static final double MARGIN = 6;
  private static final int LANES_BESIDE = 3;

  /// What these pictures need besides the styles of all.
  static final String STYLES =
      """
      .look{fill:#FFFFFF;stroke:#0072B2;stroke-width:1.5;rx:3px}
      .put{fill:#0072B2;stroke:#0072B2;stroke-width:1.5;rx:3px}
      .sync{fill:#FFFFFF;stroke:#009E73;stroke-width:2;rx:3px}
      .wait{fill:#FCEFD0;stroke:#E69F00;stroke-width:1.5;rx:3px;stroke-dasharray:4 2}
      .stuck{fill:#F9DCC8;stroke:#D55E00;stroke-width:2;rx:3px}
      .other{fill:#EEF0F2;stroke:#8A939C;rx:3px}
      .section{fill:#E6F5F0;stroke:#009E73;rx:5px}
      .fault{fill:none;stroke:#A4262C;stroke-width:2.5;rx:5px}
      .need{stroke:#D55E00;stroke-width:2.5;stroke-dasharray:6 4;fill:none}
      .has{stroke:#009E73;stroke-width:2.5;fill:none}
      .person{fill:#F9DCC8;stroke:#D55E00;stroke-width:2;rx:18px}
      .thing{fill:#FFFFFF;stroke:#009E73;stroke-width:2}
      """;

  private StepsPicture() {}

  static Scene of(Interleaving interleaving, @Nullable Interleaving good, Sources sources) {
    List<Shape> shapes = new ArrayList<>();
    double bottom;
    if (good == null) {
      bottom = lanes(shapes, interleaving, "", PAD, WIDTH - PAD, PAD, sources);
    } else if (Lanes.count(interleaving) <= LANES_BESIDE && Lanes.count(good) <= LANES_BESIDE) {
      double middle = WIDTH / 2;
      double left =
          lanes(shapes, interleaving, "✗ with the problem", PAD, middle - GAP / 2, PAD, sources);
      double right =
          lanes(shapes, good, "✓ without it", middle + GAP / 2, WIDTH - PAD, PAD, sources);
      bottom = Math.max(left, right);
    } else {
      double above =
          lanes(shapes, interleaving, "✗ with the problem", PAD, WIDTH - PAD, PAD, sources);
      bottom = lanes(shapes, good, "✓ without it", PAD, WIDTH - PAD, above + GAP, sources);
    }
    double height = bottom + PAD;
    shapes.addFirst(new Shape.Box(0.5, 0.5, WIDTH - 1, height - 1, "card"));
    return new Scene(WIDTH, height + MARGIN, "Steps by thread", shapes, STYLES);
  }

  private static double lanes(
      List<Shape> shapes,
      Interleaving interleaving,
      String heading,
      double left,
      double right,
      double top,
      Sources sources) {
    return new Lanes(shapes, interleaving, sources, left, right).paint(heading, top);
  }
}
