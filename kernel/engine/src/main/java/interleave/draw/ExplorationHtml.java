package interleave.draw;

import interleave.text.Columns;
import interleave.trace.Explored;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import interleave.trace.StateGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The HTML form of what was explored, which, as that of a [Panel], can be read after any front end
/// has cleaned it.
final class ExplorationHtml {
  private static final int OUTCOMES = 40;

  /// Characters of a schedule that have room on a line.
  private static final int SCHEDULE = 60;

  private ExplorationHtml() {}

  /// @param graph the states, null where they are not drawn
  static String of(Explored explored, @Nullable StateGraph graph, Sources sources) {
    Verdict verdict = explored.verdict();
    StringBuilder html = new StringBuilder("<div class=\"interleave\">\n<p><b>");
    html.append(sign(verdict)).append(' ').append(StepWords.kind(verdict)).append("</b>: ");
    html.append(Markup.escape(StepWords.sentence(verdict, explored.coverage())));
    html.append("</p>\n<p>");
    if (explored.coverage().isComplete()) {
      html.append("<progress value=\"1\" max=\"1\"></progress> ");
    }
    html.append(Markup.escape(StepWords.coverage(explored))).append("</p>\n");
    explored.remarks().forEach(text -> html.append(paragraph(text)));
    Interleaving witness = StepWords.witness(verdict);
    Interleaving good = explored.good();
    if (witness != null) {
      String replay = Markup.escape(StepWords.replay(witness));
      html.append("<p>Shown again by ").append(breakable(replay)).append("</p>\n");
    }
    Interleaving first = witness != null ? witness : good;
    if (first != null) {
      html.append(image(StepsPicture.of(first, witness == null ? null : good, sources), first));
    }
    if (witness != null && verdict instanceof Verdict.Deadlocked deadlocked) {
      html.append(image(CyclePicture.of(deadlocked.waits(), witness), witness));
    }
    if (first != null) {
      html.append("<details><summary>Show the steps as text</summary>\n<pre>");
      html.append(Markup.escapeLines(String.join("\n", ExplorationText.steps(first, sources))));
      html.append("</pre></details>\n");
    }
    List<Outcome> outcomes = StepWords.outcomes(explored);
    if (!outcomes.isEmpty()) {
      html.append(outcomes(outcomes, explored.coverage().isWeak()));
    }
    if (graph != null) {
      html.append(StatesHtml.below(graph, witness, sources));
    }
    return html.append("</div>\n").toString();
  }

  /// A sign that tells the verdict without its colour.
  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified _ -> "✓";
      case Verdict.Violated _, Verdict.Deadlocked _, Verdict.Livelocked _ -> "✗";
      case Verdict.Unfinished _, Verdict.Refused _ -> "?";
    };
  }

  /// A schedule that may be broken after each run of a thread where a line is too short for it.
  private static String breakable(String schedule) {
    return schedule.length() <= SCHEDULE ? schedule : schedule.replace(".", ".<wbr>");
  }

  private static String paragraph(String text) {
    return "<p>" + Markup.escape(text) + "</p>\n";
  }

  private static String image(Scene scene, Interleaving interleaving) {
    String alternative = scene.title() + ": " + ExplorationText.value(interleaving.ending());
    return "<p>" + PanelHtml.image(scene, alternative) + "</p>\n";
  }

  private static String outcomes(List<Outcome> outcomes, boolean isWeak) {
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    List<String> headings =
        isWeak
            ? List.of("outcome", "interleavings", "one schedule", "memory")
            : List.of("outcome", "interleavings", "one schedule");
    for (String heading : headings) {
      html.append("<th>").append(PanelHtml.left(heading)).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (Outcome outcome : outcomes.subList(0, Math.min(OUTCOMES, outcomes.size()))) {
      String value = Markup.escape(Columns.shorten(ExplorationText.value(outcome), 80));
      html.append("<tr><td>")
          .append(PanelHtml.left(outcome.isFailure() ? "<b>✗ " + value + "</b>" : value))
          .append("</td><td><div align=\"right\">")
          .append(outcome.interleavings())
          .append("</div></td><td>")
          .append(
              PanelHtml.left(
                  "<code>&quot;" + breakable(Markup.escape(outcome.schedule())) + "&quot;</code>"))
          .append(isWeak ? "</td><td>" + PanelHtml.left(ExplorationText.memory(outcome)) : "")
          .append("</td></tr>\n");
    }
    html.append("</tbody>\n</table>\n");
    int more = outcomes.size() - OUTCOMES;
    return more > 0
        ? html + paragraph("and " + Wording.count(more, "more outcome", "more outcomes"))
        : html.toString();
  }
}
