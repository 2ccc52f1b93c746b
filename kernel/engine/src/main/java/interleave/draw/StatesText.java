package interleave.draw;

import interleave.text.Columns;
import interleave.text.Grid;
import interleave.text.Visible;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.End;
import interleave.trace.StateGraph.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// The text form of a state graph: a table with a row for each step.
final class StatesText {
  private static final int VARIABLES = 8;
  private static final int VALUE_COLUMNS = 24;
  private static final int STEP_COLUMNS = 60;
  private static final int ROWS = 400;

  private StatesText() {}

  static String of(StateGraph graph) {
    List<String> lines = new ArrayList<>();
    lines.add(StateWords.count(graph) + ", from state 1");
    lines.addAll(table(graph));
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  private static List<String> table(StateGraph graph) {
    int variables = Math.min(VARIABLES, graph.variables().size());
    List<Grid.Head> heads = new ArrayList<>();
    heads.add(new Grid.Head("state", true, 5));
    for (String name : graph.variables().subList(0, variables)) {
      String shown = Columns.shorten(Visible.of(name), VALUE_COLUMNS);
      heads.add(new Grid.Head(shown, false, VALUE_COLUMNS));
    }
    heads.add(new Grid.Head("step", false, STEP_COLUMNS));
    heads.add(new Grid.Head("leads to", true, 8));
    Grid grid = new Grid(heads);
    int rows = 0;
    for (int i = 0; i < graph.states().size() && rows < ROWS; i++) {
      rows += add(grid, graph, i, variables);
    }
    List<String> lines = new ArrayList<>(grid.lines());
    if (rows >= ROWS) {
      lines.add("…");
    }
    return lines;
  }

  /// Adds the rows of a state.
  ///
  /// @return how many they are
  private static int add(Grid grid, StateGraph graph, int number, int variables) {
    State state = graph.states().get(number);
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(number + 1));
    state.values().stream().limit(variables).map(Visible::of).forEach(cells::add);
    End end = state.end();
    if (end != null) {
      grid.add(with(cells, StateWords.end(end), ""));
      return 1;
    }
    for (Edge edge : state.edges()) {
      grid.add(with(cells, StateWords.done(graph, edge), Integer.toString(edge.target() + 1)));
      Collections.fill(cells, "");
    }
    return state.edges().size();
  }

  private static List<String> with(List<String> cells, String step, String target) {
    List<String> row = new ArrayList<>(cells);
    row.add(step);
    row.add(target);
    return row;
  }
}
