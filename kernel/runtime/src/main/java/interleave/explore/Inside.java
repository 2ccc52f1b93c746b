package interleave.explore;

import interleave.trace.Explored.Move;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.ConcurrentModificationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells of the steps inside of collections those alone that matter, since a call has a dozen: the
/// ones that nothing keeps apart from what another thread does, and of one read that is made again
/// only the last.
final class Inside {
  /// How many changes a collection has had, for its iterators.
  private static final String CHANGES = ".modCount";

  private final List<Step> steps;

  /// For each step which ones come before it whatever the schedule, as far as more than accesses to
  /// variables says so.
  private final List<BitSet> before = new ArrayList<>();

  private final boolean tellsChanges;

  private Inside(List<Step> steps, boolean tellsChanges) {
    this.steps = steps;
    this.tellsChanges = tellsChanges;
    for (int i = 0; i < steps.size(); i++) {
      before.add(before(i));
    }
  }

  static List<Move> moves(Run run, @Nullable Problem problem) {
    boolean failsByChanges =
        problem instanceof Problem.Uncaught(Failure failure)
            && failure.type().equals(ConcurrentModificationException.class.getName());
    return Telling.moves(new Inside(run.steps(), failsByChanges).told());
  }

  private List<Step> told() {
    List<Step> told = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!isInside(step)) {
        told.add(step);
      } else if (isContested(i) && (tellsChanges || !placeOf(step).name().endsWith(CHANGES))) {
        forgetSame(told, step);
        told.add(step);
      }
    }
    return told;
  }

  private BitSet before(int index) {
    BitSet found = new BitSet();
    Pending step = steps.get(index).taken();
    for (int i = index - 1; i >= 0; i--) {
      Pending other = steps.get(i).taken();
      boolean isSame = other.thread() == step.thread();
      if (!found.get(i) && (isSame || (isOrder(other) && other.dependsOn(step)))) {
        found.or(before.get(i));
        found.set(i);
      }
    }
    return found;
  }

  private static boolean isOrder(Pending step) {
    return !(step.operation() instanceof Operation.Read)
        && !(step.operation() instanceof Operation.Write)
        && !step.operation().place().isCollection();
  }

  private boolean isContested(int index) {
    Pending step = steps.get(index).taken();
    for (int i = 0; i < steps.size(); i++) {
      Pending other = steps.get(i).taken();
      boolean areOrdered = before.get(index).get(i) || before.get(i).get(index);
      if (other.thread() != step.thread() && !areOrdered && other.dependsOn(step)) {
        return true;
      }
    }
    return false;
  }

  /// Removes the same read, if it is among the steps of its thread that nobody else's have
  /// followed.
  private static void forgetSame(List<Step> told, Step step) {
    for (int i = told.size() - 1; i >= 0; i--) {
      Step earlier = told.get(i);
      if (earlier.taken().thread() != step.taken().thread()) {
        return;
      }
      if (step.taken().operation() instanceof Operation.Read && earlier.equals(step)) {
        told.remove(i);
        return;
      }
    }
  }

  private static boolean isInside(Step step) {
    return placeOf(step).isCollection();
  }

  private static Place placeOf(Step step) {
    return step.taken().operation().place();
  }
}
