package interleave.course;

import interleave.probe.Launcher;
import interleave.probe.Portable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a worker does with the arguments of one message.
sealed interface PoolTask extends Serializable {
  /// Reads the arguments and writes the results.
  void run(Iterator<? extends @Nullable Object> arguments, ItemWriter results) throws Exception;

  /// What brings results back, in messages.
  String INTO = "the pool, which brings results back,";

  /// What a task came to: true and the results, or false and what was thrown.
  ///
  /// @param abroad whether another notebook gave it
  static byte[] outcome(
      PoolTask task, Iterator<? extends @Nullable Object> arguments, boolean abroad) {
    try {
      ItemWriter results = new ItemWriter(INTO, 64, abroad).add(true);
      task.run(arguments, results);
      return results.toBytes();
    } catch (NoClassDefFoundError missing) {
      return failure(abroad ? missing(missing) : missing);
    } catch (Throwable thrown) {
      return failure(thrown);
    }
  }

  private static IllegalStateException missing(NoClassDefFoundError error) {
    return new IllegalStateException(
        "the notebook that does the task lacks a class: "
            + error.getMessage()
            + "; add its library there too, with %maven or %classpath",
        error);
  }

  /// The outcome of a task that threw.
  static byte[] failure(Throwable thrown) {
    try {
      return new ItemWriter(INTO, 64).add(false).add(thrown).toBytes();
    } catch (NotTransferableException e) {
      return new ItemWriter(INTO, 64)
          .add(false)
          .add(new IllegalStateException(thrown.toString()))
          .toBytes();
    }
  }

  /// Tells what [#outcome] wrote.
  static void hear(ItemReader outcome, Consumer<ItemReader> done, Consumer<Throwable> failed) {
    if ((boolean) outcome.given()) {
      done.accept(outcome);
    } else {
      failed.accept((Throwable) outcome.given());
    }
  }

  /// A task without arguments and with one result.
  record Once(ProcPool.Task<?> task) implements PoolTask {
    @Override
    public void run(Iterator<? extends @Nullable Object> arguments, ItemWriter results)
        throws Exception {
      ItemWriter _ = results.add(task.call());
    }
  }

  /// One result for each argument.
  record Each(ProcPool.Work<Object, ?> work) implements PoolTask {
    @Override
    public void run(Iterator<? extends @Nullable Object> arguments, ItemWriter results)
        throws Exception {
      while (arguments.hasNext()) {
        ItemWriter _ = results.add(work.apply(given(arguments)));
      }
    }
  }

  /// One result for each two arguments.
  record EachTwo(ProcPool.Work2<Object, Object, ?> work) implements PoolTask {
    @Override
    public void run(Iterator<? extends @Nullable Object> arguments, ItemWriter results)
        throws Exception {
      while (arguments.hasNext()) {
        ItemWriter _ = results.add(work.apply(given(arguments), given(arguments)));
      }
    }
  }

  /// A task with its arguments.
  record Given(PoolTask task, List<?> arguments) implements PoolTask {
    @Override
    public void run(Iterator<? extends @Nullable Object> none, ItemWriter results)
        throws Exception {
      task.run(arguments.iterator(), results);
    }
  }

  /// A task that may be another notebook's; its result is the outcome, in that notebook's classes.
  record Visiting(Visitor visitor) implements PoolTask {
    @Override
    public void run(Iterator<? extends @Nullable Object> none, ItemWriter results) {
      ItemWriter _ =
          results.add(
              Launcher.installed()
                  .withPortable(visitor.portable(), task -> outcome((PoolTask) task, none, true)));
    }
  }

  /// A [Portable] on the last part of its way.
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
  record Visitor(String key, byte[] classes, byte[] task) implements Serializable {
    Portable portable() {
      return new Portable(key, classes, task);
    }
  }

  private static Object given(Iterator<? extends @Nullable Object> arguments) {
    return Objects.requireNonNull(arguments.next());
  }
}
