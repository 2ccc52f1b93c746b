package interleave.explore;

import interleave.explore.Schedule.Choice;
import interleave.explore.StateSearch.Found;
import interleave.explore.StateSearch.Way;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.State;
import interleave.trace.StateGraph.Stretch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes one of the states that cannot be told apart: those in which the variables have the same
/// values, and the same steps lead to states that cannot be told apart either (bisimulation: Park,
/// *Concurrency and automata on infinite sequences*, 1981). A value that a thread has read and will
/// not use again makes no difference so.
///
/// There is no way back from a state to itself, since each step makes the schedule longer. So it is
/// enough to look at each state once, after those that it leads to.
final class StateFolding {
  private final Valuation valuation;
  private final List<String> threads;
  private final Map<State, Integer> numbers = new HashMap<>();
  private final List<State> states = new ArrayList<>();
  private final IdentityHashMap<Found, Integer> folded = new IdentityHashMap<>();

  /// @param threads the threads' names by number
  StateFolding(Valuation valuation, List<String> threads) {
    this.valuation = valuation;
    this.threads = threads;
  }

  StateGraph fold(Way opening, Collection<Found> found) {
    IdentityHashMap<Found, Map<String, String>> values = new IdentityHashMap<>();
    found.forEach(each -> values.put(each, valuation.after(each.before(), threads)));
    List<String> keys =
        valuation.told().keySet().stream().filter(key -> changes(key, values.values())).toList();
    found.stream()
        .sorted(Comparator.comparingInt((Found each) -> each.path().size()).reversed())
        .forEach(each -> fold(each, values(keys, values.get(each))));
    return new StateGraph(threads, names(keys), stretch(opening), ordered());
  }

  /// The names of variables, the second with a name as `name (2)`.
  private List<String> names(List<String> keys) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (String key : keys) {
      String name = Objects.requireNonNull(valuation.told().get(key)).name();
      int count = counts.merge(name, 1, Integer::sum);
      names.add(count == 1 ? name : name + " (" + count + ")");
    }
    return names;
  }

  private static boolean changes(String key, Collection<Map<String, String>> values) {
    return values.stream().map(each -> each.getOrDefault(key, "")).distinct().count() > 1;
  }

  private static List<String> values(List<String> keys, @Nullable Map<String, String> values) {
    return keys.stream().map(key -> values == null ? "" : values.getOrDefault(key, "")).toList();
  }

  private void fold(Found found, List<String> values) {
    List<Edge> edges =
        found.ways().stream()
            .map(way -> new Edge(way.choice.thread(), stretch(way), number(way.to)))
            .toList();
    State state = new State(values, edges, found.end());
    Integer number = numbers.putIfAbsent(state, states.size());
    if (number == null) {
      folded.put(found, states.size());
      states.add(state);
    } else {
      folded.put(found, number);
    }
  }

  private int number(@Nullable Found found) {
    return Objects.requireNonNull(folded.get(found));
  }

  private static Stretch stretch(Way way) {
    List<Choice> choices = way.choices;
    return new Stretch(
        new Schedule(Semantics.STANDARD, choices).toString(), Telling.moves(way.steps));
  }

  /// Numbers the states by how many steps at most lead to them, so that each step leads forward.
  private List<State> ordered() {
    int[] depths = new int[states.size()];
    for (int i = states.size() - 1; i >= 0; i--) { // states stand after those that they lead to
      for (Edge edge : states.get(i).edges()) {
        depths[edge.target()] = Math.max(depths[edge.target()], depths[i] + 1);
      }
    }
    List<Integer> order = inOrder();
    order.sort(Comparator.comparingInt(i -> depths[i]));
    int[] places = new int[states.size()];
    for (int i = 0; i < order.size(); i++) {
      places[order.get(i)] = i;
    }
    return order.stream().map(i -> moved(states.get(i), places)).toList();
  }

  /// The states in the order in which they are come to from the first.
  private List<Integer> inOrder() {
    List<Integer> found = new ArrayList<>(List.of(states.size() - 1));
    boolean[] seen = new boolean[states.size()];
    for (int i = 0; i < found.size(); i++) {
      for (Edge edge : states.get(found.get(i)).edges()) {
        if (!seen[edge.target()]) {
          seen[edge.target()] = true;
          found.add(edge.target());
        }
      }
    }
    return found;
  }

  private static State moved(State state, int[] places) {
    List<Edge> edges =
        state.edges().stream()
            .map(edge -> new Edge(edge.thread(), edge.stretch(), places[edge.target()]))
            .toList();
    return new State(state.values(), edges, state.end());
  }
}
