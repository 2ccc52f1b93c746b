package interleave.trace;

import interleave.trace.Explored.Move;
import interleave.trace.Explored.Wait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The states that a small block can be in, and the steps that lead from one to another: what a
/// picture of all its interleavings is made of, and what a learner walks through who takes the part
/// of the scheduler.
///
/// Two ways of having run are one state when the variables have the same values and the same can
/// happen from there on. A step that no other thread could come before, or notice the order of, is
/// no step of the graph: it is taken together with the one before it.
///
/// @param threads the threads' names by number
/// @param variables the names of what has a value in each state: variables, and locks, whose value
///   is who holds them
/// @param opening what is done before the first choice
/// @param states all of them; the first is where the block begins, and no step leads to a state
///   that stands before its own
public record StateGraph(
    List<String> threads, List<String> variables, Stretch opening, List<State> states)
    implements Showable {
  public StateGraph {
    threads = List.copyOf(threads);
    variables = List.copyOf(variables);
    states = List.copyOf(states);
  }

  /// Steps that follow one another without a choice that matters.
  ///
  /// @param choices their part of a schedule's text, empty when they have none
  public record Stretch(String choices, List<Move> moves) {
    public Stretch {
      moves = List.copyOf(moves);
    }
  }

  /// Where the block can stand.
  ///
  /// @param values of the variables, as text; empty for one that is not known there
  /// @param edges what can happen next, by thread; none where the block has ended
  /// @param end what it has come to, null where it goes on
  public record State(List<String> values, List<Edge> edges, @Nullable End end) {
    public State {
      values = List.copyOf(values);
      edges = List.copyOf(edges);
    }
  }

  /// A step of a thread, and what follows from it.
  ///
  /// @param thread whose step it is, the first of the stretch
  /// @param target the state that it leads to, an index
  public record Edge(int thread, Stretch stretch, int target) {}

  /// How the block ended.
  ///
  /// @param outcome what it returned, or how it failed
  /// @param waits who could not go on
  public record End(String outcome, boolean isFailure, List<Wait> waits) {
    public End {
      waits = List.copyOf(waits);
    }
  }

  /// The name of a thread.
  public String thread(int number) {
    return number >= 0 && number < threads.size() ? threads.get(number) : "thread " + number;
  }

  /// How many steps there are.
  public int edges() {
    return states.stream().mapToInt(state -> state.edges().size()).sum();
  }

  /// Whether two different things can happen in some state.
  public boolean hasChoice() {
    return states.stream().anyMatch(state -> state.edges().size() > 1);
  }

  /// The forms to be shown: a sentence, and the data of which the kernel makes a drawing.
  @Override
  public MimeBundle forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, toString());
    forms.put(MimeBundle.STATES, RecordJson.write(this));
    return new MimeBundle(forms);
  }

  @Override
  public String toString() {
    return states.size() + " states and " + edges() + " steps between them";
  }
}
