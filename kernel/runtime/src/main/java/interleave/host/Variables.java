package interleave.host;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All variables of a notebook.
final class Variables {
  private Variables() {}

  /// The variables of the cells' defined classes, by the name that the learner knows. Of variables
  /// of the notebook with the same name, the youngest counts: the others were declared anew.
  static Map<String, Variable> all(CellLoader loader) {
    var youngest = new LinkedHashMap<String, Variable>();
    for (CellLoader.Bytes type : loader.classesFrom(0)) {
      ClassCode code = loader.code(type.name());
      if (code != null && loader.isDefined(type.name())) {
        for (String field : code.variables()) {
          var variable = new Variable(type.name(), field);
          youngest.put(variable.label(), variable);
        }
      }
    }
    return youngest;
  }

  /// How the learner reaches an object, such as `forks[2]`; empty if no variable leads there. A
  /// variable that is the object itself comes before any way through another.
  @SuppressWarnings("ReferenceEquality") // it looks for one object, not for an equal one
  static String nameOf(CellLoader loader, Object object) {
    Map<String, Variable> all = all(loader);
    for (var entry : all.entrySet()) {
      if (valueOf(loader, entry.getValue()) == object) {
        return entry.getKey();
      }
    }
    return pathTo(loader, all, object);
  }

  private static String pathTo(CellLoader loader, Map<String, Variable> all, Object object) {
    for (var entry : all.entrySet()) {
      Object value = valueOf(loader, entry.getValue());
      if (value != null) {
        var path = GraphPath.find(loader, entry.getKey(), value, object);
        if (path.isPresent()) {
          return path.get()
              .replace(".writerLock", ".writeLock()")
              .replace(".readerLock", ".readLock()");
        }
      }
    }
    return "";
  }

  private static @Nullable Object valueOf(CellLoader loader, Variable variable) {
    try {
      return Fields.get(loader, variable);
    } catch (LinkageError e) {
      return null; // its class could not be initialised
    }
  }
}
