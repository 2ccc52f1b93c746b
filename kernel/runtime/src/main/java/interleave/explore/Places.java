package interleave.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The places of a program's runs.
///
/// What is there before a run begins keeps its places from run to run; an object that a run makes
/// gets its own when the run first uses it.
final class Places {
  /// Identifiers are small: those of lasting places, of passing ones and of loops take turns.
  private static final int KINDS = 3;

  private static final long[] NO_OFFSETS = {};
  private static final Place[] NO_PLACES = {};

  private final IdentityHashMap<Object, Known> lasting = new IdentityHashMap<>();

  /// The classes of those: the identity hash of an object that was just made is not asked for where
  /// there is none of its class.
  private final Set<Class<?>> lastingTypes = new HashSet<>();

  /// Those of the lasting ones that a run has used.
  private final List<Known> used = new ArrayList<>();

  private final Identities<Object, Known> passing = new Identities<>();
  private int lastingIds;
  private int passingIds;
  private boolean recorded;

  /// An object that something was done to.
  final class Known {
    private final Object object;
    private final boolean lasts;
    private String name;

    /// The variable of the notebook that has it, empty if none does.
    private String variable = "";

    /// Whether something lasting was used in this run.
    private boolean isUsed;

    private @Nullable Place itself;
    private @Nullable Place lock;
    private @Nullable SimulatedMonitor monitor;
    private long[] offsets = NO_OFFSETS;
    private Place[] places = NO_PLACES;
    private int fields;
    private @Nullable Map<Integer, Place> elements;

    private Known(Object object, boolean lasts) {
      this.object = object;
      this.lasts = lasts;
      this.name = recorded ? firstName(object) : "";
    }

    String name() {
      return name;
    }

    private static String firstName(Object object) {
      return switch (object) {
        case Thread thread when !thread.getName().isEmpty() -> thread.getName();
        case Area area -> area.label();
        case Area.Part part -> part.label();
        case String text -> Texts.of(text);
        case Class<?> type -> Texts.typeName(type) + ".class";
        default -> Texts.typeName(object.getClass());
      };
    }

    private Place make(String text) {
      return new Place(nextId(), text);
    }

    private int nextId() {
      return lasts ? KINDS * lastingIds++ : KINDS * passingIds++ + 1;
    }

    /// The object as a whole.
    Place itself() {
      Place place = itself;
      if (place == null || (recorded && !place.name().equals(name))) {
        place = place == null ? whole() : place.named(name);
        itself = place;
      }
      return place;
    }

    /// The object's monitor: not the same place as the object, of which a monitor keeps nobody
    /// away.
    Place lock() {
      Place place = lock;
      if (place == null || (recorded && !place.name().equals(name))) {
        place = place == null ? make(name) : place.named(name);
        lock = place;
      }
      return place;
    }

    private Place whole() {
      boolean isCollection = object instanceof Collection<?> || object instanceof Map<?, ?>;
      return new Place(nextId(), name, isCollection || object.getClass().isArray());
    }

    SimulatedMonitor monitor() {
      SimulatedMonitor found = monitor;
      if (found == null) {
        found = new SimulatedMonitor();
        monitor = found;
      }
      return found;
    }

    Place field(Variable variable) {
      long offset = variable.offset();
      for (int i = 0; i < fields; i++) {
        if (offsets[i] == offset) {
          return recorded ? places[i].named(called(variable)) : places[i];
        }
      }
      if (fields == places.length) {
        offsets = Arrays.copyOf(offsets, 2 * fields + 2);
        places = Arrays.copyOf(places, 2 * fields + 2);
      }
      String called = recorded ? called(variable) : variable.name();
      Place place = new Place(nextId(), called, variable.isInside());
      offsets[fields] = offset;
      places[fields++] = place;
      return place;
    }

    /// As `from.balance`, to tell it from `to.balance`, where the object has a name.
    private String called(Variable variable) {
      boolean hasName = !name.isEmpty() && !name.equals(Texts.typeName(object.getClass()));
      return hasName && !variable.isStatic() ? name + "." + variable.name() : variable.name();
    }

    Place element(int index) {
      Map<Integer, Place> known = elements;
      if (known == null) {
        known = new HashMap<>();
        elements = known;
      }
      Place place = known.get(index);
      if (place == null || recorded) {
        String text = recorded ? name + "[" + index + "]" : "";
        place = place == null ? make(text) : place.named(text);
        known.put(index, place);
      }
      return place;
    }

    /// Notes that it is to be forgotten after the run.
    private Known used() {
      if (!isUsed) {
        isUsed = true;
        used.add(this);
      }
      return this;
    }

    private void forgetRun() {
      isUsed = false;
      name = !recorded ? "" : variable.isEmpty() ? firstName(object) : variable;
      SimulatedMonitor found = monitor;
      if (found != null) {
        found.reset();
      }
    }
  }

  /// Begins a run.
  void reset(boolean withNames) {
    boolean areOthers = recorded != withNames;
    recorded = withNames;
    passing.clear();
    passingIds = 0;
    (areOthers ? lasting.values() : used).forEach(Known::forgetRun);
    used.clear();
  }

  /// Makes an object one of those that are there before each run.
  void keep(Object object) {
    lasting.computeIfAbsent(object, o -> new Known(o, true));
    lastingTypes.add(object.getClass());
  }

  /// Gives an object that is there before each run the name of a variable of the notebook.
  void keep(Object object, String variable) {
    Known known = lasting.get(object);
    if (known != null && known.variable.isEmpty()) {
      known.variable = variable;
      known.name = variable;
    }
  }

  Known of(Object object) {
    Known known = passing.get(object);
    if (known != null) {
      return known;
    }
    known = lastingTypes.contains(object.getClass()) ? lasting.get(object) : null;
    if (known == null) {
      known = new Known(object, false);
      passing.add(object, known);
      return known;
    }
    return known.used();
  }

  /// Gives an object the name of a variable that it is in, if it has none yet, or only that of an
  /// element of an array which had none itself.
  void name(Object object, String variable) {
    Known known = of(object);
    boolean hasName =
        !known.name.isEmpty()
            && !known.name.equals(Known.firstName(known.object))
            && !known.name.contains("[]");
    if (!hasName) {
      known.name = variable;
    }
  }

  /// Whether what has this place is there before each run, and so has it in every run.
  static boolean isLasting(Place place) {
    return place.id() % KINDS == 0;
  }

  /// The place of a loop in the text.
  static Place loop(int number, String name) {
    return new Place(KINDS * number + 2, name);
  }

  /// A place that belongs to no object.
  Place make(String name) {
    return new Place(KINDS * passingIds++ + 1, name);
  }
}
