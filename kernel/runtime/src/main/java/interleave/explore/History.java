package interleave.explore;

import interleave.text.Columns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of a run: of the last one what it changed, of a recorded run all of them.
final class History {
  /// Columns kept of what a step prints.
  private static final int PRINTED = 80;

  private boolean recorded;
  private final List<Step> steps = new ArrayList<>(0);
  private @Nullable Pending taken;
  private @Nullable SimulatedThread by;
  private @Nullable Slot slot;
  private Spot spot = Spot.UNKNOWN;
  private long bits;
  private @Nullable Object reference;
  private String before = "";
  private boolean sure;

  /// What the step in progress prints.
  private String printed = "";

  /// Forgets everything, for a new run.
  void reset(boolean withSteps) {
    recorded = withSteps;
    steps.clear();
    taken = null;
    by = null;
    slot = null;
    reference = null;
  }

  List<Step> steps() {
    return steps;
  }

  /// A step is about to be taken.
  void begin(Pending pending, SimulatedThread thread, Places places) {
    taken = pending;
    by = thread;
    Slot variable = thread.slot;
    slot = variable;
    spot = thread.spot;
    reference = variable == null ? null : variable.reference();
    bits = variable == null ? 0 : variable.bits();
    printed = "";
    before = recorded && variable != null ? variable.text() : "";
    if (recorded && pending.operation() instanceof Operation.Read(Place place)) {
      name(reference, place, places);
    }
  }

  /// The step has been taken.
  ///
  /// @return whether it changed anything that another thread can see
  boolean finish(Places places) {
    Pending pending = taken;
    SimulatedThread thread = by;
    if (pending == null || thread == null) {
      return false;
    }
    Slot variable = slot;
    boolean changed = isChange(pending.effect(), variable);
    sure = variable != null || pending.traits().isSure();
    thread.changed |= changed;
    if (recorded) {
      String after = variable == null ? printed : variable.text();
      steps.add(new Step(pending, spot, before, after, changed));
      name(variable == null ? null : variable.reference(), pending.operation().place(), places);
    }
    taken = null;
    return changed;
  }

  /// Whether the last step, if it was a change, left something other than it was.
  boolean isSure() {
    return sure;
  }

  @SuppressWarnings("ReferenceEquality") // another object that is equal is a change
  private boolean isChange(Effect effect, @Nullable Slot variable) {
    return switch (effect) {
      case NONE, LOOK -> false;
      case STORE ->
          variable == null || variable.bits() != bits || variable.reference() != reference;
      case OWN, CHANGE, COMMON -> true;
    };
  }

  /// Notes what the step in progress prints.
  void printed(String text) {
    printed = recorded ? Columns.shorten(text.strip(), PRINTED) : "";
  }

  /// Names what the step in progress has stored until now.
  void nameStored(Places places) {
    Pending pending = taken;
    if (recorded && pending != null && slot != null) {
      name(slot.reference(), pending.operation().place(), places);
    }
  }

  /// An object is called by the variable that it was seen in.
  private static void name(@Nullable Object value, Place variable, Places places) {
    if (value != null) {
      String name = variable.name();
      boolean isField = !variable.isCollection();
      places.name(value, isField ? name.substring(name.lastIndexOf('.') + 1) : name);
    }
  }

  /// Whether a thread has changed anything since its last [#newRound].
  boolean changedSince(SimulatedThread thread) {
    return thread.changed;
  }

  void newRound(SimulatedThread thread) {
    thread.changed = false;
  }
}
