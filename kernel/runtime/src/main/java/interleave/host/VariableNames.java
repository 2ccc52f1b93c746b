package interleave.host;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the learner calls what threads meet at: by the variable of the notebook that holds it, or
/// `forks[2]` for an element of an array.
///
/// Quick enough to be asked for each lock when it is first used, where [Variables#nameOf] follows
/// every path: only variables are looked through, and nothing of the learner's code runs.
final class VariableNames {
  private static final int MOST_ELEMENTS = 64;

  private final CellLoader loader;

  /// By what the learner calls them; of variables that were declared anew the youngest.
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /// Classes of cells that this process has not used yet.
  private final List<String> unused = new ArrayList<>();

  private int known;

  VariableNames(CellLoader loader) {
    this.loader = loader;
  }

  /// The name of an object, empty if no variable has it. May be called by any thread.
  synchronized String of(Object thing) {
    learn();
    for (var each : fields.entrySet()) {
      if (isSame(get(each.getValue()), thing)) {
        return each.getKey();
      }
    }
    for (var each : fields.entrySet()) {
      int index = get(each.getValue()) instanceof Object[] all ? indexOf(all, thing) : -1;
      if (index >= 0) {
        return each.getKey() + "[" + index + "]";
      }
    }
    return "";
  }

  private static int indexOf(@Nullable Object[] all, Object thing) {
    for (int i = 0; i < Math.min(all.length, MOST_ELEMENTS); i++) {
      if (isSame(all[i], thing)) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("ReferenceEquality") // it looks for one object, not for an equal one
  private static boolean isSame(@Nullable Object value, Object thing) {
    return value == thing;
  }

  private void learn() {
    for (CellLoader.Bytes each : loader.classesFrom(known)) {
      known++;
      if (Variable.typeLabel(each.name()).isEmpty()) {
        unused.add(each.name());
      }
    }
    unused.removeIf(this::adds);
  }

  private boolean adds(String wrapper) {
    ClassCode code = loader.isDefined(wrapper) ? loader.code(wrapper) : null;
    if (code == null) {
      return false;
    }
    for (String name : code.variables()) {
      Variable variable = new Variable(wrapper, name);
      Field field = Fields.field(loader, variable);
      if (!field.getType().isPrimitive()) {
        fields.put(variable.label(), field);
      }
    }
    return true;
  }

  private static @Nullable Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new HostFault("no access to " + field, e);
    }
  }
}
