package interleave.host;

import interleave.course.Proc;
import interleave.host.Plan.Step;
import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rest of a cell as the body of the process that `fork()` makes.
///
/// The snippet that called `fork()` runs again in the child, where the call gives 0. Nothing comes
/// before the call in such a snippet, so running it again is going on from the call.
final class Continuation implements Proc.Body {
  @Serial private static final long serialVersionUID = 1;

  private static @Nullable Point point; // guarded by the class

  private final Plan rest;

  /// A thread that is about to call `fork()`, and what comes from there on.
  private record Point(Thread thread, Plan rest, boolean inChild) {}

  private Continuation(Plan rest) {
    this.rest = rest;
  }

  /// What it does.
  Plan rest() {
    return rest;
  }

  /// Runs a plan in the process that made it.
  ///
  /// @throws Throwable what the first snippet that failed threw
  static void run(CellLoader loader, Plan plan) throws Throwable {
    run(loader, plan.steps(), false);
  }

  @Override
  public void run() throws Exception {
    CellLoader loader = (CellLoader) Thread.currentThread().getContextClassLoader();
    try {
      run(loader, rest.steps(), true);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(CellLoader loader, List<Step> steps, boolean inChild) throws Throwable {
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Carry(String from, String to) -> CellControl.carry(loader, from, to);
        case Step.Run(String type, String method, boolean forks) -> {
          List<Step> rest = steps.subList(i, steps.size());
          boolean here = inChild && i == 0;
          set(forks ? new Point(Thread.currentThread(), new Plan(rest), here) : null);
          invoke(loader, type, method);
        }
      }
    }
  }

  private static void invoke(CellLoader loader, String type, String name) throws Throwable {
    Method method = loader.loadClass(type).getDeclaredMethod(name);
    method.setAccessible(true);
    try {
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      set(null);
    }
  }

  private static synchronized void set(@Nullable Point next) {
    point = next;
  }

  /// The point at which the current thread may fork; it may do so once.
  private static synchronized @Nullable Point take() {
    Point here = point;
    if (here == null || !here.thread.equals(Thread.currentThread())) {
      return null;
    }
    point = null;
    return here;
  }

  /// `fork()`: the child's PID in the parent, 0 in the child.
  ///
  /// @throws IllegalStateException where a child could not go on from the call
  static long fork() {
    Point here = take();
    if (here == null) {
      throw new IllegalStateException(
          "fork() works at the top level of a cell, as the first call of a statement and outside of"
              + " loops, blocks, methods and lambdas: the child goes on with the cell's next"
              + " statement, and what a method or a loop is in the middle of cannot be copied. Write"
              + " `long pid = fork();` or `if (fork() == 0) { ... }`, or use Proc.start(() -> ...)");
    }
    if (here.inChild) {
      return 0;
    }
    Proc child = new Proc(new Continuation(here.rest));
    child.start();
    return child.pid();
  }
}
