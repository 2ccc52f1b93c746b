package interleave.explore;

import interleave.explore.Schedule.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the steps of one run of a [StateSearch]: first those that lead to a state, then any, up
/// to a state that is known or the end.
final class StateWalk implements Chooser {
  private final List<Choice> prefix;
  private final Set<Races.Kind> contested;
  private final Map<Long, StateSearch.Found> states;
  private final int most;
  private final Fingerprint fingerprint = new Fingerprint();
  private final List<Pending> taken = new ArrayList<>();

  /// Before each step, what waited for others.
  private final List<List<Pending>> blocked = new ArrayList<>();

  /// Of each step, whether there was another.
  private final List<Boolean> hadOthers = new ArrayList<>();

  private final List<Stop> stops = new ArrayList<>();
  private StateSearch.@Nullable Found known;

  /// A state that was not known.
  ///
  /// @param depth how many steps were taken before
  /// @param print what tells it from others
  /// @param options what can be done next
  record Stop(int depth, long print, List<Choice> options) {}

  /// @param contested the kinds of steps that have a state before them
  /// @param most the most states that a run may pass
  StateWalk(
      List<Choice> prefix,
      Set<Races.Kind> contested,
      Map<Long, StateSearch.Found> states,
      int most) {
    this.prefix = prefix;
    this.contested = contested;
    this.states = states;
    this.most = most;
  }

  List<Pending> taken() {
    return taken;
  }

  /// What waited for others before each of them.
  List<List<Pending>> blocked() {
    return blocked;
  }

  List<Stop> stops() {
    return stops;
  }

  /// The state at which the run was left, null when it was not.
  StateSearch.@Nullable Found known() {
    return known;
  }

  /// The same number for equivalent runs.
  long print() {
    return fingerprint.value();
  }

  /// The steps up to a depth.
  List<Choice> path(int depth) {
    return taken.subList(0, depth).stream().map(StateWalk::choice).toList();
  }

  /// The part of a schedule's text that some steps are.
  List<Choice> choices(int from, int to) {
    List<Choice> choices = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (hadOthers.get(i)) {
        choices.add(choice(taken.get(i)));
      }
    }
    return choices;
  }

  private static Choice choice(Pending step) {
    return new Choice(step.thread(), step.variant());
  }

  @Override
  public int choose(State state) {
    int depth = taken.size();
    if (depth < prefix.size()) {
      return take(state, Schedule.find(state, prefix.get(depth)));
    }
    for (int i = 0; i < state.size(); i++) {
      if (Races.isFree(state, i, contested)) {
        return take(state, i);
      }
    }
    known = states.get(print());
    if (known != null || stops.size() > most) {
      return ABANDON;
    }
    List<Choice> options = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      options.add(choice(state.enabled(i)));
    }
    stops.add(new Stop(depth, print(), options));
    return take(state, 0);
  }

  private int take(State state, int index) {
    if (index >= 0) {
      fingerprint.add(state.enabled(index));
      taken.add(state.enabled(index));
      blocked.add(List.copyOf(state.blocked()));
      hadOthers.add(state.size() > 1);
    }
    return index;
  }
}
