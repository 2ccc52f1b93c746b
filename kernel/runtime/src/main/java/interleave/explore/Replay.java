package interleave.explore;

import interleave.explore.Schedule.Choice;
import java.util.List;

/// Chooses as a schedule says.
final class Replay implements Chooser {
  private final List<Choice> choices;
  private int next;
  private int strayed;

  Replay(Schedule schedule) {
    this.choices = schedule.choices();
  }

  /// How many of the schedule's choices could not be followed: not 0 when the program is another
  /// one than that which the schedule was made for.
  int strayed() {
    return strayed;
  }

  /// Whether every choice of the schedule was used.
  boolean isUsedUp() {
    return next == choices.size();
  }

  @Override
  public int choose(State state) {
    if (state.size() == 1 || next == choices.size()) {
      return Schedule.usual(state);
    }
    int index = Schedule.find(state, choices.get(next++));
    if (index < 0) {
      strayed++;
      return Schedule.usual(state);
    }
    return index;
  }
}
