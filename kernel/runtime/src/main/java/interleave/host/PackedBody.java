package interleave.host;

import interleave.course.Proc;
import java.io.Serial;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/// A lambda of type [Proc.Body] on its travel and in the child: the method that it calls, and what
/// it captured.
///
/// Bringing back the lambda itself would have the child generate a class for it, which costs more
/// than all the rest of a start.
final class PackedBody implements Proc.Body {
  @Serial private static final long serialVersionUID = 1;

  private static final String BODY = Proc.Body.class.getName().replace('.', '/');

  private final Class<?> owner;
  private final String name;
  private final String descriptor;
  private final boolean hasReceiver;

  @SuppressWarnings("serial") // what a learner captured; whether it can travel is seen on writing
  private final Object[] captured;

  private PackedBody(SerializedLambda form, Class<?> owner) {
    this.owner = owner;
    this.name = form.getImplMethodName();
    this.descriptor = form.getImplMethodSignature();
    this.hasReceiver = form.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic;
    this.captured = new Object[form.getCapturedArgCount()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = form.getCapturedArg(i);
    }
  }

  /// Whether this is a body that calls a method; `Worker::new` is not.
  static boolean fits(SerializedLambda form) {
    return form.getFunctionalInterfaceClass().equals(BODY)
        && form.getImplMethodKind() != MethodHandleInfo.REF_newInvokeSpecial
        && form.getImplMethodKind() != MethodHandleInfo.REF_invokeInterface;
  }

  static PackedBody of(SerializedLambda form, CellLoader loader) {
    try {
      return new PackedBody(form, Class.forName(Lambdas.implementor(form), false, loader));
    } catch (ClassNotFoundException e) {
      throw new HostFault("the class of a lambda is gone", e);
    }
  }

  String owner() {
    return owner.getName();
  }

  /// Name and descriptor of the method that it calls.
  String method() {
    return name + descriptor;
  }

  @Override
  public void run() throws Exception {
    Method method = find();
    try {
      if (hasReceiver) {
        Object[] arguments = java.util.Arrays.copyOfRange(captured, 1, captured.length);
        method.invoke(captured[0], arguments);
      } else {
        method.invoke(null, captured);
      }
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }

  private Method find() throws NoSuchMethodException {
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && descriptorOf(method).equals(descriptor)) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new NoSuchMethodException(owner + "." + method());
  }

  private static String descriptorOf(Method method) {
    var text = new StringBuilder("(");
    for (Class<?> type : method.getParameterTypes()) {
      text.append(type.descriptorString());
    }
    return text.append(')').append(method.getReturnType().descriptorString()).toString();
  }
}
