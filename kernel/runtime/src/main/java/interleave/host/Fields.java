package interleave.host;

import interleave.memory.Resident;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes the variables of a notebook.
final class Fields {

  /// The method of JShell's wrapper classes that evaluates a snippet: for a declaration, it sets
  /// the variable.
  static final String INITIALISER = "do_it$()Ljava/lang/Object;";

  private Fields() {}

  static @Nullable Object get(CellLoader loader, Variable variable) {
    try {
      return field(loader, variable).get(null);
    } catch (IllegalAccessException e) {
      throw new HostFault("no access to " + variable, e);
    }
  }

  static void set(CellLoader loader, Variable variable, @Nullable Object value) {
    try {
      field(loader, variable).set(null, value);
    } catch (IllegalAccessException e) {
      throw new HostFault("no access to " + variable, e);
    }
  }

  /// Runs the declarations of these variables again, in the order in which the cells ran. The
  /// static fields of declared classes initialise themselves.
  static void initialise(CellLoader loader, List<Variable> variables) {
    List<String> order = loader.classesFrom(0).stream().map(CellLoader.Bytes::name).toList();
    variables.stream()
        .map(Variable::className)
        .filter(name -> Variable.typeLabel(name).isEmpty())
        .distinct()
        .sorted((a, b) -> Integer.compare(order.indexOf(a), order.indexOf(b)))
        .forEach(name -> initialise(loader, name));
  }

  private static void initialise(CellLoader loader, String wrapper) {
    try {
      Method method = loader.loadClass(wrapper).getDeclaredMethod("do_it$");
      method.setAccessible(true);
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "a variable's initial value failed in the new process", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new HostFault("cannot initialise " + wrapper, e);
    }
  }

  /// What a learner calls the type of an object.
  static String titleOf(Object object) {
    return object instanceof Resident resident ? resident.title() : typeName(object.getClass());
  }

  /// The name of a type as a learner writes it.
  static String typeName(Class<?> type) {
    if (type.isHidden()) {
      return "lambda of type " + type.getInterfaces()[0].getSimpleName();
    }
    return type.isArray()
        ? typeName(type.getComponentType()) + "[]"
        : type.getSimpleName().isEmpty() ? "anonymous class" : type.getSimpleName();
  }

  static Field field(CellLoader loader, Variable variable) {
    try {
      Field field = loader.loadClass(variable.className()).getDeclaredField(variable.field());
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      throw new HostFault("no variable " + variable, e);
    }
  }
}
