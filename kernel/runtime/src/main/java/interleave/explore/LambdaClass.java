package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inside of a lambda that is not serialisable, read from the constant pool of the class that
/// the JVM made for it: the only method that it mentions beside its superclass's constructor is the
/// lambda's body.
final class LambdaClass {
  private static final MethodHandle POOL =
      Internals.virtual(
          Class.class, "getConstantPool", Internals.type("jdk.internal.reflect.ConstantPool"));
  private static final MethodHandle SIZE =
      Internals.virtual(Internals.type("jdk.internal.reflect.ConstantPool"), "getSize", int.class);
  private static final MethodHandle METHOD_AT =
      Internals.virtual(
          Internals.type("jdk.internal.reflect.ConstantPool"),
          "getMemberRefInfoAt",
          String[].class,
          int.class);

  private LambdaClass() {}

  /// The serial form that the lambda would have.
  static SerializedLambda of(Object lambda) {
    Class<?> type = lambda.getClass();
    String[] body = body(type);
    Method face = face(type);
    Object[] captured = captured(lambda);
    MethodType erased = MethodType.methodType(face.getReturnType(), face.getParameterTypes());
    MethodType implementation =
        MethodType.fromMethodDescriptorString(body[2], type.getClassLoader());
    boolean isStatic = isStatic(type, body);
    return new SerializedLambda(
        type,
        type.getInterfaces()[0].getName().replace('.', '/'),
        face.getName(),
        erased.descriptorString(),
        isStatic ? 6 : 5,
        body[0],
        body[1],
        body[2],
        exact(erased, implementation, captured.length - (isStatic ? 0 : 1)).descriptorString(),
        captured);
  }

  private static String[] body(Class<?> type) {
    try {
      Object pool = POOL.invoke(type);
      int size = (int) SIZE.invoke(pool);
      for (int i = size - 1; i > 0; i--) {
        String[] member = member(pool, i);
        if (member != null && member[2].startsWith("(") && !member[1].equals("<init>")) {
          return member;
        }
      }
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
    throw new IllegalStateException(
        "a variable of the notebook holds a lambda that cannot be explored: write it inside the"
            + " block");
  }

  private static String @Nullable [] member(Object pool, int index) throws Throwable {
    try {
      return (String[]) METHOD_AT.invoke(pool, index);
    } catch (IllegalArgumentException e) {
      return null; // a constant of another kind
    }
  }

  private static Method face(Class<?> type) {
    for (Method each : type.getDeclaredMethods()) {
      if (Modifier.isPublic(each.getModifiers()) && !each.getName().equals("writeReplace")) {
        return each;
      }
    }
    throw new IllegalStateException(type.getName() + " has no method");
  }

  private static Object[] captured(Object lambda) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Field each : lambda.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(each.getModifiers())) {
        Slot slot = Slot.of(lambda, each);
        values.add(slot.isReference() ? slot.reference() : slot.boxed());
      }
    }
    return values.toArray();
  }

  private static boolean isStatic(Class<?> type, String[] body) {
    try {
      Class<?> owner = Class.forName(body[0].replace('/', '.'), false, type.getClassLoader());
      MethodType wanted = MethodType.fromMethodDescriptorString(body[2], type.getClassLoader());
      Member method = owner.getDeclaredMethod(body[1], wanted.parameterArray());
      return Modifier.isStatic(method.getModifiers());
    } catch (ReflectiveOperationException e) {
      return false; // inherited: an instance's
    }
  }

  /// The types with which the body is called.
  private static MethodType exact(MethodType erased, MethodType body, int captured) {
    MethodType exact = erased;
    for (int i = 0; i < erased.parameterCount(); i++) {
      int at = captured + i;
      if (!erased.parameterType(i).isPrimitive() && at >= 0) {
        Class<?> wanted = MethodType.methodType(body.parameterType(at)).wrap().returnType();
        exact = exact.changeParameterType(i, wanted);
      }
    }
    return exact;
  }
}
