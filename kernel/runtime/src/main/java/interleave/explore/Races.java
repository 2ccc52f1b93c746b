package interleave.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which steps of runs race: they are of different threads, one can come right before or right
/// after the other, and the order matters.
final class Races {
  private Races() {}

  /// Steps that are taken alike: whose they are, what they do, and the name of what they do it to.
  record Kind(int thread, Class<? extends Operation> operation, String place) {
    static Kind of(Pending step) {
      return new Kind(step.thread(), step.operation().getClass(), step.operation().place().name());
    }
  }

  /// Whether an enabled step can be taken without weighing it against others: it has one way, and
  /// is of a kind of which no race is known.
  static boolean isFree(State state, int index, Set<Kind> contested) {
    Pending step = state.enabled(index);
    return mattersByRacesAlone(state, step)
        && isItsOnlyWay(state, index)
        && !contested.contains(Kind.of(step));
  }

  /// Not of what decides by itself: chance, who is woken, whether a wait ends; nor the end of the
  /// block while others can go on, after which its daemon threads have so many steps left.
  private static boolean mattersByRacesAlone(State state, Pending step) {
    return switch (step.operation()) {
      case Operation.Read _, Operation.Write _, Operation.Update _, Operation.Print _ -> true;
      case Operation.Acquire _, Operation.TryAcquire _, Operation.Release _ -> true;
      case Operation.Start _, Operation.Begin _, Operation.Join _ -> true;
      case Operation.Park _, Operation.Unpark _, Operation.Pause _, Operation.Loop _ -> true;
      case Operation.End _ -> step.thread() != 0 || state.size() == 1;
      case Operation.Wait _, Operation.Expire _, Operation.Notify _ -> false;
      case Operation.Choose _, Operation.Interrupt _, Operation.Inspect _ -> false;
      case Operation.Copy _, Operation.Signal _, Operation.Send _, Operation.Receive _ -> false;
    };
  }

  private static boolean isItsOnlyWay(State state, int index) {
    int thread = state.enabled(index).thread();
    for (int i = 0; i < state.size(); i++) {
      if (i != index && state.enabled(i).thread() == thread) {
        return false;
      }
    }
    return true;
  }

  /// Adds the kinds of a run's steps that race.
  ///
  /// @param blocked what waited for others before each step
  /// @param spinning what threads would do at the end that only look
  static void find(
      List<Pending> steps,
      List<List<Pending>> blocked,
      Run run,
      List<Pending> spinning,
      Set<Kind> contested) {
    List<BitSet> before = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      for (Pending each : blocked.get(i)) {
        if (i > 0 && keepsWaiting(steps.get(i - 1), each)) {
          BitSet _ = findWith(each, steps, before, contested);
        }
      }
      before.add(findWith(steps.get(i), steps, before, contested));
    }
    waiting(run, spinning).forEach(each -> findWith(each, steps, before, contested));
    if (run.ending() instanceof Ending.Threw && hasOthersLeft(steps, run)) {
      contested.add(Kind.of(steps.getLast())); // it keeps the others from going on
    }
  }

  /// Whether a step has made a thread wait, or is what that one waits for.
  static boolean keepsWaiting(Pending last, Pending waiting) {
    return last.thread() == waiting.thread() || last.dependsOn(waiting);
  }

  /// Whether a thread other than the block's has not ended.
  private static boolean hasOthersLeft(List<Pending> steps, Run run) {
    long ended = steps.stream().filter(each -> each.operation() instanceof Operation.End).count();
    return !steps.isEmpty() && ended < run.threads().size() - 1;
  }

  private static Stream<Pending> waiting(Run run, List<Pending> spinning) {
    List<Waiting> stuck = run.ending() instanceof Ending.Stuck(List<Waiting> w) ? w : List.of();
    Stream<Waiting> waits = Stream.concat(stuck.stream(), run.leaked().stream());
    return Stream.concat(waits.map(Waiting::pending), spinning.stream());
  }

  /// Adds the races of a step with those before it. Two steps do not race when a third one keeps
  /// them in their order. That a lock was released between two who enter it does not: they could
  /// have entered in the other order.
  ///
  /// @param before of each step before it, which ones happen before that
  /// @return which happen before this one
  private static BitSet findWith(
      Pending step, List<Pending> steps, List<BitSet> before, Set<Kind> contested) {
    BitSet happened = new BitSet();
    for (int i = before.size() - 1; i >= 0 && happened.isEmpty(); i--) {
      if (steps.get(i).thread() == step.thread()) {
        happened.or(before.get(i));
        happened.set(i);
      }
    }
    BitSet ordered = (BitSet) happened.clone();
    for (int i = before.size() - 1; i >= 0; i--) {
      Pending other = steps.get(i);
      if (other.thread() == step.thread() || !other.dependsOn(step)) {
        continue;
      }
      boolean races = !ordered.get(i) && other.races(step) && !isLife(other, step);
      if (races) {
        contested.add(Kind.of(other));
        contested.add(Kind.of(step));
      }
      if (races || !(step.operation() instanceof Operation.Acquire)) {
        ordered.set(i);
        ordered.or(before.get(i));
      }
      happened.set(i);
      happened.or(before.get(i));
    }
    return happened;
  }

  /// Whether a thread waits for the end of one that has not even begun then: the two steps keep
  /// their order.
  private static boolean isLife(Pending other, Pending step) {
    boolean isJoin = step.operation() instanceof Operation.Join join && !join.isTimed();
    return isJoin
        && (other.operation() instanceof Operation.Start
            || other.operation() instanceof Operation.Begin);
  }
}
