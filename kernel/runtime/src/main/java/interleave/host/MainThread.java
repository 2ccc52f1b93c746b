package interleave.host;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/// The main thread of the cell JVM, which runs the cells, as seen by the thread that takes the
/// kernel's calls.
///
/// Two threads, because a cell may interrupt its main thread at any time, and an interrupt closes
/// the channel that the interrupted thread is using.
final class MainThread {
  private final LinkedBlockingQueue<FutureTask<?>> tasks = new LinkedBlockingQueue<>();

  /// Has the main thread do `work` and waits for it.
  ///
  /// @throws Exception what `work` threw
  <T> T call(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    tasks.put(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }

  /// Does what is asked for, for ever; called by the main thread. An interrupt that comes between
  /// two tasks was meant for a cell that has ended.
  void serve() {
    while (true) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        // Meant for a cell that has ended: the next task starts with a clear flag.
      }
    }
  }
}
