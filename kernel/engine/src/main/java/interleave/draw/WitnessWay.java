package interleave.draw;

import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.End;
import interleave.trace.StateGraph.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way that a run takes through a state graph.
final class WitnessWay {
  private WitnessWay() {}

  /// The steps of the way, none when the run is not of that graph.
  ///
  /// The run may take steps whose order does not matter in another order than the graph.
  static Set<Edge> in(StateGraph graph, Interleaving run) {
    Set<Edge> way = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Move> left = new ArrayList<>(run.moves());
    graph.opening().moves().forEach(left::remove);
    State state = graph.states().getFirst();
    while (state.end() == null) {
      Edge edge = next(state, left);
      if (edge == null) {
        return Set.of();
      }
      edge.stretch().moves().forEach(left::remove);
      way.add(edge);
      state = graph.states().get(edge.target());
    }
    End end = state.end();
    return end != null && end.isFailure() ? way : Set.of();
  }

  /// The step of a state that the run takes first.
  private static @Nullable Edge next(State state, List<Move> left) {
    Edge best = null;
    int earliest = left.size();
    for (Edge edge : state.edges()) {
      List<Move> moves = edge.stretch().moves();
      int at = moves.isEmpty() ? -1 : left.indexOf(moves.getFirst());
      if (at >= 0 && at < earliest) {
        earliest = at;
        best = edge;
      }
    }
    return best;
  }
}
