package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.draw.Drawing.Line;
import interleave.text.Columns;
import interleave.text.Visible;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The HTML form of a panel and of its parts.
///
/// It can be read after any front end has cleaned it: no script, no style sheet, no identifier, and
/// nothing that only a style attribute says.
final class PanelHtml {
  /// A table with more rows than this is shown folded.
  private static final int ROWS = 16;

  /// Columns of a name or a state before it is shortened, with the whole in the title.
  private static final int COLUMNS = 40;

  /// Columns of a printed line before it is shortened.
  private static final int LINE_COLUMNS = 160;

  private PanelHtml() {}

  static String panel(Drawing drawing) {
    List<Row> rows = Row.of(drawing);
    StringBuilder html = new StringBuilder("<div class=\"interleave\">\n");
    String dropped = Wording.dropped(drawing);
    if (!dropped.isEmpty()) {
      html.append("<p><b>").append(Markup.escape(dropped)).append("</b></p>\n");
    }
    html.append(picture(drawing)).append('\n');
    html.append("<details").append(rows.size() <= ROWS ? " open" : "").append("><summary><b>");
    html.append(Markup.escape(Wording.census(drawing)));
    html.append("</b> · ").append(drawing.running() ? "running, " : "");
    html.append(Markup.escape(Wording.duration(drawing.length()))).append("</summary>\n");
    html.append(table(rows)).append("</details>\n");
    if (!drawing.lines().isEmpty()) {
      html.append("<details><summary>Show the output by lane · ");
      html.append(Wording.count(drawing.lines().size(), "line", "lines"));
      html.append("</summary>\n").append(outputs(drawing)).append("</details>\n");
    }
    return html.append("</div>\n").toString();
  }

  /// The lanes over time as an image that carries its own data.
  static String picture(Drawing drawing) {
    return image(Picture.of(drawing), Alternative.of(drawing));
  }

  /// A picture as an image that carries its own data.
  ///
  /// @param alternative what it says to who cannot see it
  static String image(Scene scene, String alternative) {
    String data = Base64.getEncoder().encodeToString(scene.svg().getBytes(StandardCharsets.UTF_8));
    return "<img src=\"data:image/svg+xml;base64,%s\" width=\"%s\" alt=\"%s\">"
        .formatted(data, Scene.number(scene.width()), Markup.escape(alternative));
  }

  /// The table of processes and threads.
  static String table(List<Row> rows) {
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    Column.ALL.forEach(
        column -> html.append("<th>").append(aligned(column, column.heading())).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    List<String> branches = Branches.of(rows);
    for (int i = 0; i < rows.size(); i++) {
      String branch = branches.get(i).replace(' ', '\u00A0');
      html.append("<tr>");
      switch (rows.get(i)) {
        case Row.Of(Lane lane) ->
            Column.ALL.forEach(column -> html.append(cell(column, branch, lane)));
        case Row.More more ->
            html.append("<td></td><td></td><td colspan=\"6\">")
                .append(left(branch + Markup.escape(more.words())))
                .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>\n").toString();
  }

  private static String cell(Column column, String branch, Lane lane) {
    String whole = column.of(lane);
    String shown = Columns.shorten(whole, COLUMNS);
    String title = shown.equals(whole) ? "" : " title=\"" + Markup.escape(whole) + "\"";
    String text = Markup.escape(shown);
    if (column == Column.NAME) {
      text = branch + (lane.kind().isProcess() ? "<b>" + text + "</b>" : text);
    }
    return "<td%s>%s</td>".formatted(title, aligned(column, text));
  }

  /// Aligned by an element of its own, because the style sheets of front ends align every cell on
  /// the right, which an attribute of the cell cannot change.
  private static String aligned(Column column, String html) {
    return column.isRight() ? "<div align=\"right\">" + html + "</div>" : left(html);
  }

  static String left(String html) {
    return "<div align=\"left\">" + html + "</div>";
  }

  /// What each lane printed.
  static String outputs(Drawing drawing) {
    StringBuilder html = new StringBuilder("<table>\n<tbody>\n");
    for (Outputs outputs : Outputs.of(drawing)) {
      String heading = Columns.shorten(outputs.heading(), COLUMNS);
      html.append("<tr><th valign=\"top\">")
          .append(left(Markup.escape(heading)))
          .append("</th><td><div align=\"left\"><pre>");
      outputs.lines().forEach(line -> html.append(text(line)).append('\n'));
      if (outputs.more() > 0) {
        html.append("… ").append(Wording.count(outputs.more(), "more line", "more lines"));
      }
      html.append("</pre></div></td></tr>\n");
    }
    return html.append("</tbody>\n</table>\n").toString();
  }

  private static String text(Line line) {
    String text = Markup.escape(Columns.shorten(Visible.of(line.text()), LINE_COLUMNS));
    return line.error() ? "! " + text : text;
  }
}
