package interleave.draw;

import java.util.List;
import java.util.Locale;

/// A picture as marks at their places, which can be looked at before it becomes SVG.
///
/// @param title what the picture shows, in one line
/// @param styles rules of its own, besides those that all pictures have
record Scene(double width, double height, String title, List<Shape> shapes, String styles) {
  /// The colour of text and of marks that are not a state.
  static final String INK = "#1F2328";

  private static final String FONTS =
      "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans','PingFang SC',"
          + "'Microsoft YaHei','Noto Sans CJK SC',sans-serif";

  Scene {
    shapes = List.copyOf(shapes);
  }

  Scene(double width, double height, String title, List<Shape> shapes) {
    this(width, height, title, shapes, "");
  }

  /// The picture as an SVG document that needs nothing from outside. It has its own light ground,
  /// so that it is the same on a light page, on a dark one and on paper.
  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(number(width))
        .append("\" height=\"")
        .append(number(height))
        .append("\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" role=\"img\">\n<title>")
        .append(Markup.escape(title))
        .append("</title>\n<style>")
        .append(style())
        .append(styles)
        .append("</style>\n")
        .append(
            """
            <defs><pattern id="seen" width="5" height="5" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="2" height="5" fill="#1F2328" \
            fill-opacity=".35"/></pattern></defs>
            """);
    shapes.forEach(shape -> append(svg, shape));
    return svg.append("</svg>\n").toString();
  }

  private static void append(StringBuilder svg, Shape shape) {
    switch (shape) {
      case Shape.Box(double x, double y, double width, double height, String kind) ->
          svg.append("<rect class=\"")
              .append(kind)
              .append("\" x=\"")
              .append(number(x))
              .append("\" y=\"")
              .append(number(y))
              .append("\" width=\"")
              .append(number(width))
              .append("\" height=\"")
              .append(number(height))
              .append("\"/>\n");
      case Shape.Path(String data, String kind) ->
          svg.append("<path class=\"").append(kind).append("\" d=\"").append(data).append("\"/>\n");
      case Shape.Text text ->
          svg.append("<text class=\"")
              .append(text.kind())
              .append(text.end() ? " end" : "")
              .append("\" x=\"")
              .append(number(text.x()))
              .append("\" y=\"")
              .append(number(text.baseline()))
              .append("\" font-size=\"")
              .append(number(text.size()))
              .append("\">")
              .append(Markup.escape(text.text()))
              .append("</text>\n");
    }
  }

  private String style() {
    StringBuilder css =
        new StringBuilder(
            """

            text{font-family:%s;fill:%s;white-space:pre}
            .end{text-anchor:end}
            .b{font-weight:600}
            .m{fill:#59636E}
            .w{fill:#FFFFFF}
            .bad{fill:#A4262C;font-weight:600}
            .card{fill:#FFFFFF;stroke:#D1D9E0;rx:6px}
            .band{fill:#F6F8FA}
            .grid{stroke:#E3E8ED;fill:none}
            .now{stroke:#59636E;stroke-dasharray:3 3;fill:none}
            .tree{stroke:#AEB8C1;fill:none}
            .life{stroke:#AEB8C1;stroke-width:1.5;fill:none}
            .start{stroke:#8A939C;fill:none}
            .join{stroke:#59636E;stroke-dasharray:3 2;fill:none}
            .head{fill:#59636E}
            .hold{fill:#009E73}
            .out{fill:%s}
            .err{stroke:#A4262C;stroke-width:1.5;fill:none}
            .done{fill:%s}
            .dead{stroke:#A4262C;stroke-width:2.5;fill:none}
            .seen{fill:url(#seen)}
            .pill{fill:#FFFFFF;rx:3px}
            """
                .formatted(FONTS, INK, INK, INK));
    for (Look look : Look.values()) {
      if (look.isRare() && !uses(look)) {
        continue;
      }
      css.append(".%s{fill:%s}\n".formatted(look.letter(), look.colour()));
      String dashes = look.dashes().isEmpty() ? "" : ";stroke-dasharray:" + look.dashes();
      css.append(
          ".%1$s%1$s{fill:%2$s;stroke:%3$s;stroke-width:1.5;rx:2px%4$s}\n"
              .formatted(look.letter(), look.tint(), look.colour(), dashes));
    }
    return css.toString();
  }

  private boolean uses(Look look) {
    String letter = String.valueOf(look.letter());
    return shapes.stream()
        .anyMatch(
            shape ->
                shape instanceof Shape.Box box
                    && (box.kind().equals(letter) || box.kind().equals(letter + letter)));
  }

  /// A number for SVG: at most one decimal.
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
