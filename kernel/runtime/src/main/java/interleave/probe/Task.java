package interleave.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that woven code hands to a pool. It runs as part of the cell that handed it in, and
/// its worker's state is recorded at its beginning and end.
final class Task {
  private final int cell = CellContext.current();

  private Task() {}

  /// A task whose outcome somebody keeps.
  static Runnable of(Runnable task) {
    return isLeftAlone(task) ? task : new Wrapped(new Task(), task, false);
  }

  /// A task whose outcome nobody keeps: one that is stopped ends quietly.
  static Runnable loose(Runnable task) {
    return isLeftAlone(task) ? task : new Wrapped(new Task(), task, true);
  }

  private record Wrapped(Task frame, Runnable task, boolean isLoose) implements Runnable {
    @Override
    public void run() {
      try {
        Boolean _ =
            frame.run(
                () -> {
                  task.run();
                  return true;
                });
      } catch (StopCell e) {
        if (!isLoose) {
          throw e;
        }
      }
    }

    @Override
    public String toString() {
      return task.toString();
    }
  }

  static <T extends @Nullable Object> Callable<T> of(Callable<T> task) {
    if (isLeftAlone(task)) {
      return task;
    }
    Task frame = new Task();
    return () -> frame.run(task::call);
  }

  static <T extends @Nullable Object> Supplier<T> of(Supplier<T> task) {
    if (isLeftAlone(task)) {
      return task;
    }
    Task frame = new Task();
    return () -> frame.run(task::get);
  }

  static <T extends @Nullable Object> List<Callable<T>> ofAll(
      Collection<? extends Callable<T>> tasks) {
    List<Callable<T>> all = new ArrayList<>();
    for (Callable<T> each : tasks) {
      all.add(of(each));
    }
    return all;
  }

  /// A pool may compare tasks, or treat some kinds in its own way; it refuses `null` itself.
  private static boolean isLeftAlone(@Nullable Object task) {
    return task == null || task instanceof Comparable || task instanceof Future;
  }

  private <T extends @Nullable Object> T run(Wait.Blocking<T> body) {
    Thread worker = Thread.currentThread();
    Lane lane = Lane.current();
    int before = lane.move(cell);
    lane.busier(1);
    Recorder.sampled(lane, worker, Thread.State.RUNNABLE);
    try {
      return Wait.call(body);
    } catch (InterruptedException e) {
      throw Wait.<RuntimeException>sneaky(e);
    } finally {
      Recorder.sampled(
          lane, worker, worker.isVirtual() ? Thread.State.TERMINATED : Thread.State.WAITING);
      lane.busier(-1);
      lane.restore(before);
    }
  }
}
