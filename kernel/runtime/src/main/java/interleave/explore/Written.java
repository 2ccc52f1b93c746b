package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/// A block that is written where it is explored, `explore(() -> { … })`: the method that the
/// compiler made of its text, which captures nothing. Woven code hands it over so, since it is read
/// and not run as it is.
public sealed interface Written {
  /// What woven code makes of a lambda without a value.
  static Block block(Class<?> owner, String method, String type) {
    return new OfBlock(new Method(owner, method, type));
  }

  /// What woven code makes of a lambda with a value.
  static Computation<?> computation(Class<?> owner, String method, String type) {
    return new OfComputation(new Method(owner, method, type));
  }

  /// Where its text is.
  Method body();

  /// A static method of the notebook's, without parameters.
  ///
  /// @param type its descriptor
  record Method(Class<?> owner, String name, String type) {
    private Object call() throws Throwable {
      MethodType method = MethodType.fromMethodDescriptorString(type, owner.getClassLoader());
      MethodHandle handle = Internals.TRUSTED.findStatic(owner, name, method);
      return handle.invoke();
    }
  }

  /// One that is explored for what goes wrong.
  record OfBlock(Method body) implements Written, Block {
    @Override
    public void run() throws Throwable {
      var _ = body.call();
    }
  }

  /// One that is explored for its values.
  record OfComputation(Method body) implements Written, Computation<Object> {
    @Override
    public Object run() throws Throwable {
      return body.call();
    }
  }
}
