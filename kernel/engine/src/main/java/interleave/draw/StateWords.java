package interleave.draw;

import interleave.text.Visible;
import interleave.trace.Explored.Move;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.End;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The words of a state graph.
final class StateWords {
  private StateWords() {}

  static String count(StateGraph graph) {
    return Wording.count(graph.states().size(), "state", "states")
        + ", "
        + Wording.count(graph.edges(), "step", "steps");
  }

  static String thread(StateGraph graph, int number) {
    return Visible.of(graph.thread(number));
  }

  /// What a step did, after the name of its thread: `a: count 0→1`.
  static String done(StateGraph graph, Edge edge) {
    return done(graph, edge, _ -> true);
  }

  /// The same in words that fit, as [StepWords#move(Move, Predicate)] finds them.
  static String done(StateGraph graph, Edge edge, Predicate<String> fits) {
    List<Move> moves = edge.stretch().moves();
    String name = thread(graph, edge.thread()) + ": ";
    return name
        + (moves.isEmpty()
            ? "goes on"
            : StepWords.move(moves.getFirst(), words -> fits.test(name + words)));
  }

  /// What a step will do, without what comes of it: `write count`.
  static String intended(Edge edge) {
    List<Move> moves = edge.stretch().moves();
    if (moves.isEmpty()) {
      return "go on";
    }
    Move move = moves.getFirst();
    String place = Visible.of(move.place());
    return switch (move.act()) {
      case READ, STALE -> "read " + place;
      case WRITE -> "write " + place;
      case UPDATE -> "update " + place;
      case CHOOSE -> "choose " + place;
      case PRINT -> "print";
      case LOCK, TRY_LOCK, UNLOCK, WAIT, WAKE, NOTIFY, START, BEGIN, END, JOIN -> words(move);
      case INTERRUPT, SIGNAL, SEND, RECEIVE, PARK, UNPARK, PAUSE, LOOP -> words(move);
    };
  }

  private static String words(Move move) {
    return StepWords.move(move).strip();
  }

  /// The line of a step, or nothing.
  static String line(Edge edge) {
    List<Move> moves = edge.stretch().moves();
    return moves.isEmpty() || moves.getFirst().line() == 0 ? "" : "line " + moves.getFirst().line();
  }

  /// What a state's variables hold: `count = 1`, `lock held by a`.
  static List<String> values(StateGraph graph, StateGraph.State state) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < graph.variables().size(); i++) {
      String value = Visible.of(state.values().get(i));
      if (!value.isEmpty()) {
        words.add(Visible.of(graph.variables().get(i)) + " = " + value);
      }
    }
    return words;
  }

  /// How the block ended, with a sign that tells good from bad.
  static String end(End end) {
    String outcome = end.outcome().isEmpty() ? "ends" : Visible.of(end.outcome());
    return (end.isFailure() ? "✗ " : "✓ ") + outcome;
  }

  /// The same in few words, for a box.
  static String shortEnd(End end) {
    return end(end).replaceFirst("^✗ throws ", "✗ ");
  }
}
