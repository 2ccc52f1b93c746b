package interleave.draw;

import interleave.trace.Explored.Act;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.StateGraph;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which steps are shown. Not the first and the last one of a thread, to which nobody refers; and
/// not a read that only leads to an object, as that of `count` in `count[0]++`, unless some step
/// puts another object into that variable.
final class ShownSteps {
  /// What is shown of an object: its type.
  private static final Pattern OBJECT =
      Pattern.compile(
          "[A-Z]\\w*[a-z]\\w*(\\[])*"
              + "|(boolean|byte|char|short|int|long|float|double|String)(\\[])+"
              + "|lambda|anonymous class");

  /// Variables into which a step puts an object.
  private final Set<String> replaced = new HashSet<>();

  private ShownSteps(Stream<Move> moves) {
    moves.filter(ShownSteps::replaces).forEach(move -> replaced.add(move.place()));
  }

  static ShownSteps of(Interleaving interleaving) {
    return new ShownSteps(interleaving.moves().stream());
  }

  static ShownSteps of(StateGraph graph) {
    Stream<Move> later =
        graph.states().stream()
            .flatMap(state -> state.edges().stream())
            .flatMap(edge -> edge.stretch().moves().stream());
    return new ShownSteps(Stream.concat(graph.opening().moves().stream(), later));
  }

  private static boolean replaces(Move move) {
    return (move.act() == Act.WRITE || move.act() == Act.UPDATE)
        && (isObject(move.before()) || isObject(move.after()));
  }

  private static boolean isObject(String value) {
    return OBJECT.matcher(value).matches();
  }

  boolean has(Move move) {
    return switch (move.act()) {
      case BEGIN, END, LOOP -> false;
      case READ -> !isObject(move.after()) || replaced.contains(move.place());
      case STALE, WRITE, UPDATE, LOCK, TRY_LOCK, UNLOCK, WAIT, WAKE, NOTIFY, START, JOIN -> true;
      case INTERRUPT, SIGNAL, SEND, RECEIVE, PARK, UNPARK, CHOOSE, PAUSE, PRINT -> true;
    };
  }
}
