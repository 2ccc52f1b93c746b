package interleave.explore;

import interleave.explore.Schedule.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Notes the choices of each run while another chooser makes them, and what tells its class of
/// equivalent schedules from others.
final class Log implements Chooser {
  private final Chooser chooser;
  private final Semantics semantics;
  private final Fingerprint fingerprint = new Fingerprint();
  private int[] threads = new int[64];
  private int[] variants = new int[64];
  private int size;

  /// The thread of each step.
  private int[] turns = new int[64];

  private int taken;
  private long enabled;
  private int preemptions;

  /// Just after the last choice that was not the usual one.
  private int end;

  private int switches;
  private int stale;
  private int depth;

  /// @param semantics of the runs
  Log(Chooser chooser, Semantics semantics) {
    this.chooser = chooser;
    this.semantics = semantics;
  }

  @Override
  public int choose(State state) {
    if (state.depth() == 0) {
      size = 0;
      end = 0;
      taken = 0;
      enabled = 0;
      preemptions = 0;
      switches = 0;
      stale = 0;
      fingerprint.reset();
    }
    depth = state.depth();
    enabled += state.size();
    int index = chooser.choose(state);
    if (index >= 0) {
      Pending step = state.enabled(index);
      fingerprint.add(step);
      if (state.size() > 1) {
        note(step, index != Schedule.usual(state));
      }
      stale += isStale(step) ? 1 : 0;
      turn(state, index);
    }
    return index;
  }

  @Override
  public boolean waits() {
    return chooser.waits();
  }

  private void note(Pending taken, boolean unusual) {
    if (size == threads.length) {
      threads = Arrays.copyOf(threads, 2 * size);
      variants = Arrays.copyOf(variants, 2 * size);
    }
    threads[size] = taken.thread();
    variants[size] = taken.variant();
    size++;
    end = unusual ? size : end;
  }

  private void turn(State state, int index) {
    int thread = state.enabled(index).thread();
    if (thread != state.last() && state.last() >= 0) {
      switches++;
      preemptions += state.preempts(index) ? 1 : 0;
    }
    if (taken == turns.length) {
      turns = Arrays.copyOf(turns, 2 * taken);
    }
    turns[taken++] = thread;
  }

  /// The way of the last run.
  Route route() {
    List<Integer> order = new ArrayList<>(taken);
    for (int i = 0; i < taken; i++) {
      order.add(turns[i]);
    }
    return new Route(schedule(), order, preemptions, switches);
  }

  /// How many steps could have been taken in all states of the last run together.
  long enabled() {
    return enabled;
  }

  /// The schedule of the last run.
  Schedule schedule() {
    List<Choice> choices = new ArrayList<>(end);
    for (int i = 0; i < end; i++) {
      choices.add(new Choice(threads[i], variants[i]));
    }
    return new Schedule(semantics, choices);
  }

  /// The same number for equivalent runs, and almost surely different ones for others.
  long fingerprint() {
    return fingerprint.value();
  }

  /// Whether a step is a read that does not see the newest write.
  static boolean isStale(Pending step) {
    return step.variant() > 0 && step.operation() instanceof Operation.Read;
  }

  /// How many reads did not see the newest write; if none, the run is sequentially consistent.
  int stale() {
    return stale;
  }

  /// How many steps the last run had.
  int depth() {
    return depth;
  }
}
