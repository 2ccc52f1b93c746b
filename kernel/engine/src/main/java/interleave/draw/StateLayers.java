package interleave.draw;

import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Where the states of a graph stand: in rows by how many steps at most lead to them, ordered so
/// that few steps cross (Sugiyama, Tagawa & Toda, *Methods for visual understanding of hierarchical
/// system structures*, IEEE SMC 1981). A step that passes a row has a place in it.
final class StateLayers {
  private static final int SWEEPS = 8;

  private final List<List<Spot>> rows = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final double pitch;
  private final double passing;

  /// A place in a row.
  static final class Spot {
    /// The state there, −1 if a step passes.
    final int state;

    final int row;
    final List<Spot> above = new ArrayList<>();
    final List<Spot> below = new ArrayList<>();
    double x;

    Spot(int state, int row) {
      this.state = state;
      this.row = row;
    }
  }

  /// The way of a step.
  ///
  /// @param edge its index among those of its state
  /// @param spots from its state to the one that it leads to
  record Line(int state, int edge, List<Spot> spots) {
    Line {
      spots = List.copyOf(spots);
    }
  }

  /// @param pitch how far apart the middles of two states are at least
  /// @param passing how much room a step that passes takes
  StateLayers(StateGraph graph, double pitch, double passing) {
    this.pitch = pitch;
    this.passing = passing;
    List<Spot> states = spots(graph);
    for (int i = 0; i < graph.states().size(); i++) {
      List<Edge> edges = graph.states().get(i).edges();
      for (int k = 0; k < edges.size(); k++) {
        lines.add(new Line(i, k, way(states.get(i), states.get(edges.get(k).target()))));
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      order(sweep % 2 == 0);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      place(sweep % 2 == 0);
    }
    double left = rows.stream().mapToDouble(row -> row.getFirst().x).min().orElse(0);
    rows.forEach(row -> row.forEach(spot -> spot.x -= left));
  }

  List<List<Spot>> rows() {
    return rows;
  }

  List<Line> lines() {
    return lines;
  }

  /// How far the last middle is from the first.
  double width() {
    return rows.stream().mapToDouble(row -> row.getLast().x).max().orElse(0);
  }

  /// The row of each state.
  private static int[] depths(StateGraph graph) {
    int[] depths = new int[graph.states().size()];
    for (int i = 0; i < depths.length; i++) {
      for (Edge edge : graph.states().get(i).edges()) {
        depths[edge.target()] = Math.max(depths[edge.target()], depths[i] + 1);
      }
    }
    return depths;
  }

  /// How many states stand in the longest row.
  static int longestRow(StateGraph graph) {
    return (int)
        Arrays.stream(depths(graph))
            .boxed()
            .collect(Collectors.groupingBy(row -> row, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(count -> count)
            .max()
            .orElse(1);
  }

  /// How many steps there are at most from one row to the next.
  int mostLines() {
    return rows.stream()
        .mapToInt(row -> row.stream().mapToInt(spot -> spot.below.size()).sum())
        .max()
        .orElse(0);
  }

  private List<Spot> spots(StateGraph graph) {
    int[] depths = depths(graph);
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < depths.length; i++) {
      Spot spot = new Spot(i, depths[i]);
      spots.add(spot);
      add(spot);
    }
    return spots;
  }

  private void add(Spot spot) {
    while (rows.size() <= spot.row) {
      rows.add(new ArrayList<>());
    }
    spot.x = rows.get(spot.row).size();
    rows.get(spot.row).add(spot);
  }

  private List<Spot> way(Spot from, Spot to) {
    List<Spot> way = new ArrayList<>(List.of(from));
    for (int row = from.row + 1; row < to.row; row++) {
      Spot between = new Spot(-1, row);
      add(between);
      way.add(between);
    }
    way.add(to);
    for (int i = 1; i < way.size(); i++) {
      way.get(i - 1).below.add(way.get(i));
      way.get(i).above.add(way.get(i - 1));
    }
    return way;
  }

  /// Orders each row by where the neighbours of its places are.
  private void order(boolean isDown) {
    for (int i = 0; i < rows.size(); i++) {
      List<Spot> row = rows.get(isDown ? i : rows.size() - 1 - i);
      row.sort(Comparator.comparingDouble(spot -> middle(spot, isDown)));
      for (int k = 0; k < row.size(); k++) {
        row.get(k).x = k - (row.size() - 1) / 2.0;
      }
    }
  }

  private static double middle(Spot spot, boolean isDown) {
    List<Spot> near = isDown ? spot.above : spot.below;
    return near.stream().mapToDouble(each -> each.x).average().orElse(spot.x);
  }

  /// Moves the places of each row to where their neighbours are, as far as there is room.
  private void place(boolean isDown) {
    for (int i = 0; i < rows.size(); i++) {
      List<Spot> row = rows.get(isDown ? i : rows.size() - 1 - i);
      double[] wished = row.stream().mapToDouble(spot -> middle(spot, isDown)).toArray();
      double last = Double.NEGATIVE_INFINITY;
      double drift = 0;
      for (int k = 0; k < wished.length; k++) {
        double least = k == 0 ? last : last + gap(row.get(k - 1), row.get(k));
        row.get(k).x = Math.max(wished[k], least);
        last = row.get(k).x;
        drift += (last - wished[k]) / wished.length;
      }
      for (Spot spot : row) {
        spot.x -= drift;
      }
    }
  }

  private double gap(Spot left, Spot right) {
    double room = (left.state < 0 ? passing : pitch) + (right.state < 0 ? passing : pitch);
    return room / 2;
  }
}
