package interleave.explore;

import interleave.course.Unnamed;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A lambda of explored code that captures nothing: one object for all runs, of a class that is
/// there already.
public final class ReadyLambda implements Site {
  private static final MethodType CALL = MethodType.methodType(Object.class);

  private final ExploredLoader loader;
  private final Lambdas.Body body;
  private @Nullable Object object;

  ReadyLambda(ExploredLoader loader, Lambdas.Body body) {
    this.loader = loader;
    this.body = body;
  }

  /// In place of a call site that makes a `Runnable`.
  public static Runnable runnable(int site) {
    ReadyLambda lambda = Sites.lambda(site);
    if (lambda.object == null) {
      lambda.object = new OfRunnable(lambda.code().asType(ExploredLoader.BARE));
    }
    return (Runnable) lambda.object;
  }

  /// In place of a call site that makes a `Callable`.
  public static Callable<?> callable(int site) {
    ReadyLambda lambda = Sites.lambda(site);
    if (lambda.object == null) {
      lambda.object = new OfCallable(lambda.code().asType(CALL));
    }
    return (Callable<?>) lambda.object;
  }

  private MethodHandle code() {
    return Lambdas.code(body, loader, UnaryOperator.identity()).handle();
  }

  @Override
  public ClassLoader loader() {
    return loader;
  }

  private static final class OfRunnable implements Runnable, Unnamed {
    private final MethodHandle code;

    OfRunnable(MethodHandle code) {
      this.code = code;
    }

    @Override
    public void run() {
      try {
        code.invokeExact();
      } catch (Throwable e) {
        throw SimulatedTask.<RuntimeException>unchecked(e);
      }
    }
  }

  private static final class OfCallable implements Callable<@Nullable Object>, Unnamed {
    private final MethodHandle code;

    OfCallable(MethodHandle code) {
      this.code = code;
    }

    @Override
    public @Nullable Object call() throws Exception {
      try {
        return (Object) code.invokeExact();
      } catch (Throwable e) {
        throw SimulatedTask.<RuntimeException>unchecked(e);
      }
    }
  }
}
