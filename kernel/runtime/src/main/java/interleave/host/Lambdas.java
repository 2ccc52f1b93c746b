package interleave.host;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is inside a serialisable lambda.
final class Lambdas {

  private Lambdas() {}

  /// A captured value.
  ///
  /// @param name the local variable's name in the cell, or empty if the class file does not have it
  record Captured(String name, @Nullable Object value) {}

  /// The serial form of a lambda, or null if the object is none or is not serialisable.
  static @Nullable SerializedLambda serialForm(Object object) {
    if (object instanceof SerializedLambda form) {
      return form;
    }
    if (!object.getClass().isHidden()) {
      return null;
    }
    try {
      Method replace = object.getClass().getDeclaredMethod("writeReplace");
      return replace.trySetAccessible() ? (SerializedLambda) replace.invoke(object) : null;
    } catch (ReflectiveOperationException e) {
      return null; // not serialisable: it has no such method
    }
  }

  static String implementor(SerializedLambda form) {
    return form.getImplClass().replace('/', '.');
  }

  static String method(SerializedLambda form) {
    return form.getImplMethodName() + form.getImplMethodSignature();
  }

  /// The captured values in order; `this` is among them where the lambda uses it.
  static List<Captured> captured(SerializedLambda form, CellLoader loader) {
    ClassCode code = loader.code(implementor(form));
    List<String> names = code == null ? List.of() : code.parameters(method(form));
    int count = form.getCapturedArgCount();
    boolean receiver = count > 0 && form.getImplMethodKind() != 6; // REF_invokeStatic
    var captured = new ArrayList<Captured>();
    for (int i = 0; i < count; i++) {
      int parameter = receiver ? i - 1 : i;
      String name = parameter < 0 ? "this" : parameter < names.size() ? names.get(parameter) : "";
      captured.add(new Captured(name, form.getCapturedArg(i)));
    }
    return captured;
  }
}
