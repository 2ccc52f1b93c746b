package interleave.draw;

import interleave.draw.GanttChart.Doing;
import interleave.draw.GanttChart.Row;
import interleave.text.Columns;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// A simulated schedule as HTML: the picture, and the figures of each job in a table.
final class GanttHtml {
  private static final int NAME = 40;
  private static final int NAMED = 10;

  private record Figure(String heading, boolean averaged, ToLongFunction<Row> of) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("arrival", false, Row::arrival),
          new Figure("computing", false, row -> row.time(Doing.RUNNING)),
          new Figure("I/O", false, row -> row.time(Doing.BLOCKED)),
          new Figure("start", false, Row::start),
          new Figure("end", false, Row::end),
          new Figure("response", true, row -> row.start() - row.arrival()),
          new Figure("turnaround", true, row -> row.end() - row.arrival()),
          new Figure("waiting", true, row -> row.time(Doing.READY)));

  private GanttHtml() {}

  static String of(GanttChart chart) {
    return "<div class=\"interleave\">\n<p><b>"
        + Markup.escape(chart.algorithm())
        + "</b> · "
        + Markup.escape(summary(chart))
        + "</p>\n"
        + PanelHtml.image(GanttPicture.of(chart), alternative(chart))
        + "\n"
        + table(chart)
        + "</div>\n";
  }

  private static String summary(GanttChart chart) {
    long busy = chart.jobs().stream().mapToLong(row -> row.time(Doing.RUNNING)).sum();
    double share = 100.0 * busy / chart.length() / chart.processors();
    return "%s · %s · processor busy %s %% of %d units"
        .formatted(
            Wording.count(chart.jobs().size(), "job", "jobs"),
            Wording.count(chart.switches(), "switch", "switches"),
            String.format(Locale.ROOT, "%.1f", share),
            chart.length());
  }

  private static String alternative(GanttChart chart) {
    String jobs =
        chart.jobs().stream()
            .limit(NAMED)
            .map(
                row ->
                    "%s from %d to %d, waiting %d"
                        .formatted(row.name(), row.arrival(), row.end(), row.time(Doing.READY)))
            .collect(Collectors.joining("; "));
    int more = chart.jobs().size() - NAMED;
    return "Gantt chart of %s: %s%s."
        .formatted(chart.algorithm(), jobs, more > 0 ? "; and " + more + " more" : "");
  }

  private static String table(GanttChart chart) {
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    html.append(cell("th", false, "job"));
    FIGURES.forEach(figure -> html.append(cell("th", true, figure.heading())));
    html.append("</tr></thead>\n<tbody>\n");
    for (Row row : chart.jobs()) {
      String name = Markup.escape(Columns.shorten(row.name(), NAME));
      html.append("<tr>").append(cell("td", false, "<b>" + name + "</b>"));
      FIGURES.forEach(f -> html.append(cell("td", true, Long.toString(f.of().applyAsLong(row)))));
      html.append("</tr>\n");
    }
    html.append("<tr>").append(cell("td", false, "average"));
    FIGURES.forEach(f -> html.append(cell("td", true, f.averaged() ? mean(chart, f) : "")));
    return html.append("</tr>\n</tbody>\n</table>\n").toString();
  }

  private static String mean(GanttChart chart, Figure figure) {
    double mean = chart.jobs().stream().mapToLong(figure.of()).average().orElse(0);
    return String.format(Locale.ROOT, "%.2f", mean);
  }

  /// A cell aligned where a front end's style sheet cannot change it.
  private static String cell(String tag, boolean right, String html) {
    return "<%1$s><div align=\"%2$s\">%3$s</div></%1$s>"
        .formatted(tag, right ? "right" : "left", html);
  }
}
