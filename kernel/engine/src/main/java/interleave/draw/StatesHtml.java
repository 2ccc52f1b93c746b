package interleave.draw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.text.Visible;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.End;
import interleave.trace.StateGraph.State;
import interleave.trace.StateGraph.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A state graph in HTML: the picture, the same as a table, and what a learner is the scheduler by.
///
/// The picture and the table can be read after any front end has cleaned the HTML. The buttons are
/// made by a script, which has all it needs beside it and asks no kernel, so that they work in a
/// handout too; where scripts are removed, nothing is left of them.
final class StatesHtml {
  /// States drawn at most; there is more in the table.
  private static final int DRAWN = 60;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StatesHtml() {}

  /// The graph alone.
  static String of(StateGraph graph, Sources sources) {
    return "<div class=\"interleave\">\n"
        + picture(graph, Set.of())
        + table(graph)
        + buttons(graph, sources)
        + "</div>\n";
  }

  /// The graph below what was explored, folded away.
  ///
  /// @param witness the run with the problem, null if there is none
  static String below(StateGraph graph, @Nullable Interleaving witness, Sources sources) {
    Set<Edge> run = witness == null ? Set.of() : WitnessWay.in(graph, witness);
    return "<details><summary>Show the states · "
        + StateWords.count(graph)
        + "</summary>\n"
        + picture(graph, run)
        + table(graph)
        + "</details>\n"
        + buttons(graph, sources);
  }

  private static String picture(StateGraph graph, Set<Edge> run) {
    if (graph.states().size() > DRAWN) {
      return "<p>" + StateWords.count(graph) + ": too many for a picture.</p>\n";
    }
    long ends = graph.states().stream().filter(state -> state.end() != null).count();
    String alternative =
        "State graph: " + StateWords.count(graph) + ", " + Wording.count(ends, "end", "ends");
    return "<p>" + PanelHtml.image(StatesPicture.of(graph, run), alternative) + "</p>\n";
  }

  private static String table(StateGraph graph) {
    return "<details><summary>Show the states as text</summary>\n<pre>"
        + Markup.escapeLines(StatesText.of(graph))
        + "</pre></details>\n";
  }

  private static String buttons(StateGraph graph, Sources sources) {
    return "<div class=\"interleave-scheduler\" data-states=\""
        + Markup.escape(json(graph, sources))
        + "\"></div>\n<script>\n"
        + SchedulerScript.TEXT
        + "</script>\n";
  }

  /// What the script needs.
  private static String json(StateGraph graph, Sources sources) {
    ShownSteps shown = ShownSteps.of(graph);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("threads", graph.threads().stream().map(Visible::of).toList());
    data.put("opening", stretch(graph.opening(), shown, sources));
    List<Object> states = new ArrayList<>();
    graph.states().forEach(state -> states.add(state(graph, state, shown, sources)));
    data.put("states", states);
    try {
      return MAPPER.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new TraceFormatException("no state graph", e);
    }
  }

  private static Map<String, Object> state(
      StateGraph graph, State state, ShownSteps shown, Sources sources) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("values", StateWords.values(graph, state));
    End end = state.end();
    if (end != null) {
      data.put("end", StateWords.end(end));
    }
    List<Object> next = new ArrayList<>();
    for (Edge edge : state.edges()) {
      Map<String, Object> step = stretch(edge.stretch(), shown, sources);
      step.put("thread", edge.thread());
      step.put("label", label(graph, edge));
      step.put("to", edge.target());
      next.add(step);
    }
    data.put("next", next);
    return data;
  }

  /// What a button says: `a: read count (line 3)`.
  private static String label(StateGraph graph, Edge edge) {
    String choice = edge.stretch().choices().split("[x.]", 2)[0];
    int way =
        choice.indexOf(':') < 0 ? 0 : Integer.parseInt(choice.substring(choice.indexOf(':') + 1));
    String line = StateWords.line(edge);
    return StateWords.thread(graph, edge.thread())
        + ": "
        + StateWords.intended(edge)
        + (way == 0 ? "" : ", way " + (way + 1))
        + (line.isEmpty() ? "" : " (" + line + ")");
  }

  private static Map<String, Object> stretch(Stretch stretch, ShownSteps shown, Sources sources) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("choices", stretch.choices());
    List<Object> steps = new ArrayList<>();
    for (Move move : stretch.moves()) {
      if (shown.has(move)) {
        steps.add(
            List.of(move.thread(), StepWords.move(move), ExplorationText.line(move, sources)));
      }
    }
    data.put("steps", steps);
    return data;
  }
}
