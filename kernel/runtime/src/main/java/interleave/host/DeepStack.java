package interleave.host;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a task on a very deep stack, for object graphs such as a long linked list, which Java
/// serialises by recursion.
final class DeepStack {

  private static final long BYTES = 1L << 28; // of address space; used as far as the task goes

  private DeepStack() {}

  /// The task's result; its unchecked exceptions, and its [StackOverflowError], are thrown here.
  static <T> T call(Callable<T> task) {
    var future = new FutureTask<>(task);
    Thread thread = new Thread(null, future, "deep copy", BYTES);
    thread.start();
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostFault("interrupted while copying", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new HostFault("copying failed", e.getCause());
    }
  }
}
