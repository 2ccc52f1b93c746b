package interleave.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps loops that only wait from going round for ever: it hides threads from the chooser behind
/// it that would only look again at what has not changed.
///
/// A thread before another round of a pure loop ([Operation.Loop]) is hidden until another thread
/// changes a place that it read in the last round. That loses no behaviour: the loop waits as if it
/// were blocked. Of any other loop nobody knows that the next round is like the last, so there the
/// bound is a guess: a thread that has looked at one place [#ROUNDS] times while nothing changed
/// anywhere is hidden as long as another can go on, which the search then says (fair scheduling
/// after Musuvathi & Qadeer, *Fair stateless model checking*, PLDI 2008).
final class Patience implements Chooser {
  /// How often a thread may look at one place while nothing changes and others could go on.
  static final int ROUNDS = 8;

  /// How often it may go to one lock, or call one object of the JDK, while nothing else changes and
  /// others could go on.
  static final int VISITS = 64;

  /// How often it may do so when it is alone or all others do the same.
  static final int ROUNDS_ALONE = 200;

  /// How many steps daemon threads may take after the block has ended.
  static final int AFTERWARDS = 500;

  /// Why a run was given up here, rather than by the chooser.
  enum GaveUp {
    NOT,
    /// All threads that can go on only look at what has not changed.
    SPINNING,
    /// More steps than [#steps].
    TOO_LONG
  }

  private final Chooser chooser;
  private final int steps;
  private final State visible = new State();
  private final List<Watch> watches = new ArrayList<>();
  private int[] indices = new int[8];

  /// The step that was chosen last, null if none was.
  private @Nullable Pending act;

  /// Steps that the watches do not know of, and whether each changed something: most runs end
  /// before anybody asks what their threads looked at.
  private final Pending[] unseen = new Pending[256];

  private final boolean[] changing = new boolean[unseen.length];
  private final boolean[] moving = new boolean[unseen.length];
  private int size;

  /// How many steps in a row have changed nothing.
  private int quiet;

  /// How many steps in a row have changed nothing for sure.
  private int calm;

  /// How many steps changed something for sure.
  private long moves;

  /// How many steps of all runs that the watches know of changed something, and how many runs
  /// began.
  private long changes;

  private GaveUp gaveUp = GaveUp.NOT;
  private boolean bounded;
  private boolean cut;
  private boolean postponed;
  private int afterwards;
  private List<Pending> spinning = List.of();

  /// @param steps the most that a run may have
  Patience(Chooser chooser, int steps) {
    this.chooser = chooser;
    this.steps = steps;
  }

  GaveUp gaveUp() {
    return gaveUp;
  }

  /// What each of the spinning threads would do next.
  List<Pending> spinning() {
    return spinning;
  }

  /// Whether a thread was hidden that might have gone on otherwise, in any run.
  boolean isBounded() {
    return bounded;
  }

  /// Whether daemon threads were left before they could not go on, in any run.
  boolean isCut() {
    return cut;
  }

  /// Whether a wait that might have ended by its time did not, in any run.
  boolean isPostponed() {
    return postponed;
  }

  @Override
  public int choose(State state) {
    if (state.depth() == 0) {
      afterwards = 0;
      watches.forEach(Watch::forget);
      changes++;
      act = null;
      size = 0;
      quiet = 0;
      calm = 0;
      moves++;
      gaveUp = GaveUp.NOT;
      spinning = List.of();
    }
    observe(state);
    postponed |= state.postpones();
    if (state.depth() >= steps) {
      gaveUp = GaveUp.TOO_LONG;
      return ABANDON;
    }
    afterwards += state.outlives() ? 1 : 0;
    if (afterwards > AFTERWARDS) {
      cut = true;
      return ENOUGH;
    }
    int index = chooseVisible(state);
    if (index >= 0) {
      act = state.enabled(index);
    }
    return index;
  }

  @Override
  public boolean waits() {
    return chooser.waits();
  }

  private int chooseVisible(State state) {
    if (quiet < ROUNDS && calm < VISITS && !isLooping(state)) {
      return chooser.choose(state);
    }
    catchUp();
    int hidden = 0;
    int tired = 0;
    for (int i = 0; i < state.size(); i++) {
      if (isWaiting(state.enabled(i))) {
        hidden++;
      } else if (looks(state.enabled(i)) >= ROUNDS) {
        tired++;
      }
    }
    if (hidden == 0 && tired == 0) {
      return calm < VISITS ? chooser.choose(state) : chooseAmongRested(state);
    }
    boolean allTired = hidden + tired == state.size();
    if (hidden == state.size() || (allTired && leastLooks(state) >= ROUNDS_ALONE)) {
      if (state.outlives()) {
        bounded |= tired > 0;
        return ENOUGH;
      }
      gaveUp = GaveUp.SPINNING;
      spinning = new ArrayList<>();
      for (int i = 0; i < state.size(); i++) {
        spinning.add(state.enabled(i));
      }
      return ABANDON;
    }
    bounded |= tired > 0;
    return chooseAmong(state, allTired ? leastLooks(state) + 1 : ROUNDS);
  }

  /// Asks the chooser without those that go to the same place again and again, if others can go on.
  private int chooseAmongRested(State state) {
    int restless = 0;
    for (int i = 0; i < state.size(); i++) {
      restless += isRestless(state.enabled(i)) ? 1 : 0;
    }
    if (restless == 0 || restless == state.size()) {
      return chooser.choose(state);
    }
    bounded = true;
    return chooseAmong(state, each -> !isRestless(each));
  }

  private boolean isRestless(Pending pending) {
    return watch(pending.thread()).visits(moves) >= VISITS;
  }

  /// Asks the chooser with those alone that have looked less than `limit` times.
  private int chooseAmong(State state, int limit) {
    return chooseAmong(state, each -> !isWaiting(each) && looks(each) < limit);
  }

  private int chooseAmong(State state, Predicate<Pending> isVisible) {
    visible.restart(state);
    indices = indices.length < state.size() ? new int[2 * state.size()] : indices;
    for (int i = 0; i < state.size(); i++) {
      if (isVisible.test(state.enabled(i))) {
        indices[visible.size()] = i;
        visible.add(state.enabled(i));
      }
    }
    int index = chooser.choose(visible);
    return index < 0 ? index : indices[index];
  }

  /// Whether a thread is before another round of a pure loop.
  private static boolean isLooping(State state) {
    for (int i = 0; i < state.size(); i++) {
      if (isPureLoop(state.enabled(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPureLoop(Pending pending) {
    return pending.operation() instanceof Operation.Loop(_, boolean isPure) && isPure;
  }

  private boolean isWaiting(Pending pending) {
    return isPureLoop(pending) && !watch(pending.thread()).hasNews();
  }

  private int looks(Pending pending) {
    return watch(pending.thread()).looks();
  }

  private int leastLooks(State state) {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < state.size(); i++) {
      if (!isWaiting(state.enabled(i))) {
        least = Math.min(least, looks(state.enabled(i)));
      }
    }
    return least;
  }

  /// Takes the last step into account.
  private void observe(State state) {
    Pending step = act;
    if (step == null) {
      return;
    }
    if (size == unseen.length) {
      catchUp();
    }
    unseen[size] = step;
    changing[size] = state.changed();
    moving[size++] = state.moved();
    quiet = state.changed() ? 0 : quiet + 1;
    calm = state.moved() ? 0 : calm + 1;
  }

  /// Tells the watches what they do not know of.
  private void catchUp() {
    for (int i = 0; i < size; i++) {
      visit(unseen[i], moving[i]);
      see(unseen[i], changing[i]);
    }
    size = 0;
  }

  private void visit(Pending step, boolean moved) {
    moves += moved ? 1 : 0;
    if (!moved) {
      watch(step.thread()).visit(step.operation().place(), moves);
    }
  }

  private void see(Pending step, boolean changed) {
    Operation operation = step.operation();
    Watch own = watch(step.thread());
    if (operation instanceof Operation.Loop) {
      own.newRound();
      return;
    }
    own.act(operation, step.place());
    changes += changed ? 1 : 0;
    for (int i = 0; i < watches.size(); i++) {
      Watch watch = watches.get(i);
      if (watch != own) {
        watch.others();
      }
      if (changed && watch == own) {
        watch.changeOwn(operation instanceof Operation.Update);
      } else if (changed) {
        watch.change(step.place());
      }
    }
    if (!changed) {
      own.look(operation.place(), changes);
    }
  }

  private Watch watch(int thread) {
    while (watches.size() <= thread) {
      watches.add(new Watch());
    }
    return watches.get(thread);
  }
}
