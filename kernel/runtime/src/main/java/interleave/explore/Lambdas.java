package interleave.explore;

import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Lambdas of the notebook's code: what is inside them, and the same ones of explored code.
final class Lambdas {
  private static final int STATIC = 6;

  private Lambdas() {}

  /// The code of a lambda and what it captured.
  ///
  /// @param handle the explored method; what was captured comes first
  @SuppressWarnings("ArrayRecordComponent") // never compared or changed
  record Code(MethodHandle handle, @Nullable Object[] captured) {}

  /// The method that a lambda calls, in the notebook's code.
  ///
  /// @param notebook the loader of the lambda's class
  /// @param owner the class that has the method, internally
  @SuppressWarnings("ArrayRecordComponent") // never compared or changed
  record Body(
      ClassLoader notebook,
      String owner,
      String method,
      String type,
      boolean isStatic,
      @Nullable Object[] captured) {
    private static final @Nullable Object[] NOTHING = {};

    /// What is inside a lambda of the notebook, or null if it is none.
    static @Nullable Body of(Object block) {
      if (block instanceof Written written) {
        return of(written.body());
      }
      SerializedLambda form = serialForm(block);
      return form == null ? null : of(block, form);
    }

    private static Body of(Written.Method method) {
      String owner = method.owner().getName().replace('.', '/');
      return named(method.owner().getClassLoader(), owner, method.name(), method.type());
    }

    /// A static method that gets nothing captured.
    static Body named(ClassLoader notebook, String owner, String method, String type) {
      return new Body(notebook, owner, method, type, true, NOTHING);
    }

    private static Body of(Object lambda, SerializedLambda form) {
      @Nullable Object[] captured = new @Nullable Object[form.getCapturedArgCount()];
      for (int i = 0; i < captured.length; i++) {
        captured[i] = form.getCapturedArg(i);
      }
      return new Body(
          lambda.getClass().getClassLoader(),
          form.getImplClass(),
          form.getImplMethodName(),
          form.getImplMethodSignature(),
          form.getImplMethodKind() == STATIC,
          captured);
    }
  }

  /// What a lambda of the notebook's code is written as, null if it is not serialisable.
  private static @Nullable SerializedLambda serialForm(Object object) {
    try {
      Method replace = object.getClass().getDeclaredMethod("writeReplace");
      MethodHandle handle = Internals.TRUSTED.unreflect(replace);
      return (SerializedLambda) handle.invoke(object);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null; // not serialisable
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }

  /// What is inside a lambda, in explored code.
  static Code code(Body body, ExploredLoader loader, UnaryOperator<@Nullable Object> copy) {
    @Nullable Object[] captured = new @Nullable Object[body.captured.length];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = copy.apply(body.captured[i]);
    }
    try {
      Class<?> owner = loader.loadClass(body.owner.replace('/', '.'));
      MethodType type = loader.explored(body.type);
      Lookup lookup = Internals.TRUSTED.in(owner);
      MethodHandle handle =
          body.isStatic
              ? lookup.findStatic(owner, body.method, type)
              : lookup.findVirtual(owner, body.method, type);
      return new Code(handle, captured);
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("no method " + body.method, e);
    }
  }

  /// The explored copy of a lambda of the notebook, or of the JDK.
  ///
  /// @throws IllegalStateException if its inside cannot be seen
  @SuppressWarnings("ReferenceEquality") // it is the identity that counts
  static Object copy(Object lambda, ExploredLoader loader, UnaryOperator<@Nullable Object> copy) {
    if (lambda.getClass().getClassLoader() != loader.notebook()) {
      Object made = Memory.allocate(lambda.getClass());
      Layout.of(lambda.getClass(), lambda.getClass()).copy(lambda, made, copy);
      return made;
    }
    SerializedLambda form = serialForm(lambda);
    if (form == null) {
      form = LambdaClass.of(lambda);
    }
    if (form.getImplClass().startsWith("interleave/")) {
      throw new IllegalStateException(
          "a variable of the notebook holds a method reference that cannot be explored; write it"
              + " as a lambda, or inside the block");
    }
    return make(form, code(Body.of(lambda, form), loader, copy), loader);
  }

  private static Object make(SerializedLambda form, Code code, ExploredLoader loader) {
    try {
      String named = form.getFunctionalInterfaceClass().replace('/', '.');
      Class<?> face = loader.explored(loader.originalNamed(named));
      MethodType erased = loader.explored(form.getFunctionalInterfaceMethodSignature());
      MethodType exact = loader.explored(form.getInstantiatedMethodType());
      MethodHandle target = code.handle();
      int captured = code.captured().length;
      MethodType made = target.type().dropParameterTypes(captured, target.type().parameterCount());
      MethodHandle factory =
          LambdaMetafactory.metafactory(
                  Internals.TRUSTED.in(loader.loadClass(form.getImplClass().replace('/', '.'))),
                  form.getFunctionalInterfaceMethodName(),
                  made.changeReturnType(face),
                  erased,
                  target,
                  exact)
              .getTarget();
      return factory.invokeWithArguments(code.captured());
    } catch (LambdaConversionException | ClassNotFoundException e) {
      throw new EngineFault("cannot make the lambda " + form.getImplMethodName(), e);
    } catch (Throwable e) {
      throw EngineFault.of(e);
    }
  }
}
